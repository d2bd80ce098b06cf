package org.numeral.inference.kserve;

import jakarta.inject.Singleton;
import org.numeral.inference.body.BodyLimit;
import org.numeral.inference.predict.PredictConfiguration;
import org.numeral.model.digit.DigitImage;

/** How many pictures a request may hold, and how long its body may be: what they can take. */
@Singleton
final class TensorLimit {

    /** A number as long as they are written, such as 0.49803921580314636, with a comma. */
    private static final long BYTES_OF_A_NUMBER = 24;

    private static final long BYTES_AROUND = 65_536;

    private final int pictures;

    TensorLimit(PredictConfiguration configuration) {
        this.pictures = configuration.mostPictures();
    }

    int pictures() {
        return pictures;
    }

    BodyLimit body() {
        return new BodyLimit(
                BYTES_AROUND + BYTES_OF_A_NUMBER * DigitImage.PIXELS * pictures,
                "Send fewer pictures a request.");
    }
}
