package org.numeral.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numeral.training.data.LabelledDigits;

class ShardsTest {

    private final LabelledDigits digits = RandomDigits.of(503, 1);

    @Test
    void everyExampleIsInOneShardAndEachDigitEvenlyInAll() {
        List<LabelledDigits> shards = Shards.split(digits, 4, 7);

        int[] all = new int[10];
        for (LabelledDigits shard : shards) {
            assertThat(shard.size()).isBetween(125, 126);
            for (int digit = 0; digit < 10; digit++) {
                int count = shard.countsByDigit()[digit];
                all[digit] += count;
                assertThat(4 * count).isCloseTo(digits.countsByDigit()[digit], offset(4));
            }
        }
        assertThat(all).isEqualTo(digits.countsByDigit());
        assertThat(shards.stream().flatMap(ShardsTest::pictures))
                .containsExactlyInAnyOrderElementsOf(pictures(digits).toList());
    }

    @Test
    void oneShardIsTheWhole() {
        assertThat(Shards.split(digits, 1, 7)).containsExactly(digits);
    }

    @Test
    void theSeedChooses() {
        assertThat(Shards.split(digits, 3, 7)).isEqualTo(Shards.split(digits, 3, 7));
        assertThat(Shards.split(digits, 3, 7)).isNotEqualTo(Shards.split(digits, 3, 8));
    }

    private static Stream<String> pictures(LabelledDigits digits) {
        return IntStream.range(0, digits.size())
                .mapToObj(i -> digits.label(i) + Arrays.toString(digits.image(i).toBytes()));
    }
}
