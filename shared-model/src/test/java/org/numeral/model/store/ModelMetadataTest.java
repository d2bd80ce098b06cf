package org.numeral.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.digit.AbstentionScore;
import org.numeral.model.digit.Prediction;

class ModelMetadataTest {

    private static final ModelMetadata.Calibration CALIBRATION =
            new ModelMetadata.Calibration(1.25, 0.004, 0.001, 0.0015);
    private static final AbstentionRule RULE =
            new AbstentionRule(AbstentionScore.MAX_PROBABILITY, 0.5);
    private static final Prediction UNIFORM = new Prediction(Collections.nCopies(10, 0.1f));

    private final ModelMetadata metadata = StoreFixture.draft("a", StoreFixture.START);

    @Test
    void isTheSameModelWhenOnlyTimesDiffer() {
        ModelMetadata second = with("small", "mnist", Duration.ofHours(1));

        assertThat(second).isNotEqualTo(metadata);
        assertThat(metadata.sameModel(second)).isTrue();
    }

    @Test
    void isAnotherModelWhenAnythingElseDiffers() {
        assertThat(metadata.sameModel(with("large", "mnist", metadata.duration()))).isFalse();
        assertThat(metadata.sameModel(metadata.withSha256("0".repeat(64)))).isFalse();
        assertThat(metadata.sameModel(metadata.withCalibration(CALIBRATION, null))).isFalse();
        assertThat(metadata.sameModel(metadata.withCalibration(null, RULE))).isFalse();
    }

    @Test
    void keepsCalibrationAndAbstentionWithAChecksum() {
        ModelMetadata calibrated = metadata.withCalibration(CALIBRATION, RULE);

        assertThat(calibrated.withSha256("0".repeat(64)))
                .isEqualTo(metadata.withSha256("0".repeat(64)).withCalibration(CALIBRATION, RULE));
        assertThat(calibrated.sameModel(metadata.withCalibration(CALIBRATION, RULE))).isTrue();
    }

    @Test
    void recognisesEverythingWithoutARule() {
        assertThat(metadata.recognises(UNIFORM)).isTrue();
        assertThat(metadata.withCalibration(null, RULE).recognises(UNIFORM)).isFalse();
    }

    @Test
    void tellsSyntheticDigitsFromHandwriting() {
        assertThat(metadata.trainedOnSynthetic()).isFalse();
        assertThat(with("small", "synthetic", metadata.duration()).trainedOnSynthetic()).isTrue();
    }

    @Test
    void refusesNullByName() {
        assertThatThrownBy(() -> with("small", null, metadata.duration()))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("name is null");
        assertThatThrownBy(() -> with("small", "mnist", null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("duration is null");
    }

    private ModelMetadata with(String architecture, String dataset, Duration duration) {
        return new ModelMetadata(
                metadata.formatVersion(),
                metadata.id(),
                metadata.created().plusSeconds(60),
                metadata.sha256(),
                new ModelMetadata.Network(architecture, metadata.network().parameters()),
                new ModelMetadata.Dataset(
                        dataset, metadata.dataset().sha256(), 55_000, 5_000, 10_000),
                Map.copyOf(metadata.hyperparameters()),
                metadata.validation(),
                metadata.test(),
                metadata.software(),
                metadata.gitCommit(),
                duration);
    }
}
