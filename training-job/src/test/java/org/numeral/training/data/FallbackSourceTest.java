package org.numeral.training.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.DigitImage;

class FallbackSourceTest {

    private final List<String> notices = new ArrayList<>();

    /** A dataset of one picture, or none. */
    private static final class Fake implements DatasetSource {
        private final String name;
        private final boolean there;
        private int prepared;

        Fake(String name, boolean there) {
            this.name = name;
            this.there = there;
        }

        @Override
        public void prepare() throws DatasetException {
            prepared++;
            if (!there) {
                throw new DatasetException(name + " is not there");
            }
        }

        @Override
        public DigitDataset load() throws DatasetException {
            LabelledDigits one = new LabelledDigits(new byte[DigitImage.PIXELS], new byte[1]);
            return new DigitDataset(name, one, one, Map.of());
        }
    }

    private FallbackSource source(DatasetSource preferred, DatasetSource fallback) {
        return new FallbackSource(preferred, fallback, e -> notices.add(e.getMessage()));
    }

    @Test
    void takesTheFirstIfItIsThere() throws DatasetException {
        assertThat(source(new Fake("a", true), new Fake("b", true)).load().name()).isEqualTo("a");
        assertThat(notices).isEmpty();
    }

    @Test
    void takesTheSecondOtherwiseAndSaysWhyOnce() throws DatasetException {
        Fake preferred = new Fake("a", false);
        FallbackSource source = source(preferred, new Fake("b", true));

        source.prepare();

        assertThat(source.load().name()).isEqualTo("b");
        assertThat(notices).containsExactly("a is not there");
        assertThat(preferred.prepared).isEqualTo(1);
    }

    @Test
    void failsIfNeitherIsThere() {
        assertThatThrownBy(() -> source(new Fake("a", false), new Fake("b", false)).load())
                .isInstanceOf(DatasetException.class)
                .hasMessage("b is not there");
    }
}
