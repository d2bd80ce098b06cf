package org.numeral.training.data.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TestShareTest {

    @Test
    void takesTheSameShareOfEachDigit() {
        Set<LabelledPicture> chosen = TestShare.choose(pictures(50), 0.2);

        for (int digit = 0; digit < 10; digit++) {
            int wanted = digit;
            assertThat(chosen.stream().filter(each -> each.digit() == wanted)).hasSize(10);
        }
    }

    @Test
    void picturesThatAreAddedLeaveNearlyAllOthersWhereTheyAre() {
        Set<LabelledPicture> before = TestShare.choose(pictures(1_000), 0.2);
        Set<LabelledPicture> after = TestShare.choose(pictures(1_200), 0.2);

        Set<LabelledPicture> learnedBefore = new HashSet<>(pictures(1_000));
        learnedBefore.removeAll(before);
        learnedBefore.retainAll(after);
        // a seeded choice would move 20 % of them, 1,600
        assertThat(learnedBefore.size()).isLessThan(100);
    }

    @Test
    void theOrderOfThePicturesDoesNotMatter() {
        List<LabelledPicture> reversed = new ArrayList<>(pictures(30));
        java.util.Collections.reverse(reversed);

        assertThat(TestShare.choose(reversed, 0.3)).isEqualTo(TestShare.choose(pictures(30), 0.3));
    }

    @Test
    void aSinglePictureIsNotChosen() {
        assertThat(TestShare.choose(pictures(1), 0.5)).isEmpty();
    }

    private static List<LabelledPicture> pictures(int ofEach) {
        List<LabelledPicture> pictures = new ArrayList<>();
        for (int digit = 0; digit < 10; digit++) {
            for (int i = 0; i < ofEach; i++) {
                String name = digit + "/" + i + ".png";
                pictures.add(new LabelledPicture(Path.of(name), name, digit));
            }
        }
        return pictures;
    }
}
