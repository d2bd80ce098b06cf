package org.numeral.model.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.digit.Prediction;
import org.numeral.model.preprocess.Box;

/** What is divided how, with answers in the place of a network's. */
class NumberPreprocessorTest {

    private static final float SURE = 0.991f;

    private final NumberPreprocessor preprocessor = new NumberPreprocessor();

    @Test
    void partsThatAreApartAreDigitsFromLeftToRightWithTheirBoxes() {
        Drawing drawing = new Drawing(400, 200);
        drawing.ring(200, 60, 60, 90).bar(60, 50, 12, 100).ring(300, 55, 50, 90);
        Lattice lattice = lattice(drawing.picture());

        List<NumberDigit> digits = lattice.read(sure(lattice.images().size()));

        assertThat(digits.stream().map(NumberDigit::box).toList())
                .containsExactly(
                        new Box(60, 50, 12, 100),
                        new Box(200, 60, 60, 90),
                        new Box(300, 55, 50, 90));
        assertThat(lattice.steps()).contains("inverted");
    }

    @Test
    void eachDigitIsSeenAloneHoweverCloseItsNeighboursAre() {
        DigitImage alone =
                lattice(new Drawing(300, 200).bar(60, 50, 12, 100).picture()).images().get(0);
        Drawing close = new Drawing(300, 200).bar(60, 50, 12, 100).bar(76, 50, 12, 100);
        assertThat(lattice(close.picture()).images().get(0)).isEqualTo(alone);
    }

    @Test
    void piecesOfOneDigitAreJoinedIfTheNetworkIsSurerOfTheWhole() {
        // the bar of a 5 does not touch its body
        Drawing drawing = new Drawing(300, 200).ring(60, 80, 40, 70).bar(70, 50, 40, 10);
        Lattice lattice = lattice(drawing.bar(180, 50, 12, 100).picture());
        List<DigitImage> images = lattice.images();
        DigitImage whole = images.get(1); // after the body alone

        List<Prediction> answers =
                images.stream().map(image -> image.equals(whole) ? sure() : unsure()).toList();

        assertThat(lattice.read(answers).stream().map(NumberDigit::box).toList())
                .containsExactly(new Box(60, 50, 50, 100), new Box(180, 50, 12, 100));
    }

    @Test
    void digitsThatTouchAreCutWhereTheNetworkIsSurerOfBothSides() {
        Drawing drawing = new Drawing(400, 200).ring(60, 50, 55, 100).ring(113, 50, 55, 100);
        Lattice lattice = lattice(drawing.bar(260, 50, 12, 100).picture());
        DigitImage ring =
                lattice(new Drawing(300, 200).ring(60, 50, 55, 100).picture()).images().get(0);

        List<Prediction> answers =
                lattice.images().stream()
                        .map(image -> difference(image, ring) < 15 ? sure() : unsure())
                        .toList();
        List<NumberDigit> digits = lattice.read(answers);

        assertThat(digits).hasSize(3);
        assertThat(digits.get(0).box().right()).isBetween(110, 118);
        assertThat(digits.get(1).box().x()).isBetween(110, 118);
    }

    @Test
    void oneDigitIsANumberToo() {
        Lattice lattice = lattice(new Drawing(100, 100).bar(45, 20, 8, 60).picture());
        assertThat(lattice.read(sure(lattice.images().size()))).hasSize(1);
    }

    @Test
    void specksAreDropped() {
        Drawing drawing = new Drawing(400, 200).bar(60, 50, 12, 100).ring(200, 50, 70, 100);
        Lattice lattice = lattice(drawing.bar(140, 145, 3, 3).bar(320, 20, 2, 2).picture());
        assertThat(lattice.read(sure(lattice.images().size()))).hasSize(2);
        assertThat(lattice.steps()).contains("dropped 2 specks or edges");
    }

    @Test
    void whatIsBlankOrNoiseHasNoInk() {
        BufferedImage noise = new BufferedImage(200, 100, BufferedImage.TYPE_BYTE_GRAY);
        Random random = new Random(1);
        byte[] levels = new byte[200 * 100];
        random.nextBytes(levels);
        noise.getRaster().setDataElements(0, 0, 200, 100, levels);
        for (BufferedImage picture : List.of(new Drawing(200, 100).picture(), noise)) {
            assertThat(preprocessor.process(picture))
                    .isInstanceOfSatisfying(
                            NumberResult.NoInk.class,
                            none ->
                                    assertThat(none.reason())
                                            .isEqualTo(
                                                    "No digits were found: the picture looks blank or holds only noise. Write the digits of one number in a line, with a clear stroke."));
        }
    }

    @Test
    void moreThanTheLongestNumberIsRefused() {
        Drawing drawing = new Drawing(700, 100);
        for (int i = 0; i < 30; i++) {
            drawing.bar(20 + 20 * i, 20, 8, 60);
        }
        assertThat(preprocessor.process(drawing.picture()))
                .isInstanceOfSatisfying(
                        NumberResult.TooMany.class,
                        refused ->
                                assertThat(refused.reason())
                                        .isEqualTo(
                                                "The picture holds more ink than a number of 20 digits, which is the longest that is read. Send a picture of one number, without anything else."));
    }

    @Test
    void aPageFullOfInkAsksForABoundedNumberOfAnswers() {
        Drawing drawing = new Drawing(1300, 100);
        for (int i = 0; i < 14; i++) {
            drawing.ring(20 + 66 * i, 15, 70, 70); // all in one part
        }
        assertThat(lattice(drawing.picture()).images().size())
                .isBetween(14, NumberPreprocessor.MOST_IMAGES);
    }

    @Test
    void asManyAnswersAsImagesAreNeeded() {
        Lattice lattice = lattice(new Drawing(100, 100).bar(45, 20, 8, 60).picture());
        assertThatThrownBy(() -> lattice.read(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 predictions for 1 images");
    }

    private Lattice lattice(BufferedImage picture) {
        return (Lattice) preprocessor.process(picture);
    }

    /** Mean difference of a pixel. */
    private static double difference(DigitImage a, DigitImage b) {
        byte[] first = a.toBytes();
        byte[] second = b.toBytes();
        double sum = 0;
        for (int i = 0; i < first.length; i++) {
            sum += Math.abs((first[i] & 0xFF) - (second[i] & 0xFF));
        }
        return sum / first.length;
    }

    private static List<Prediction> sure(int count) {
        return Collections.nCopies(count, sure());
    }

    private static Prediction sure() {
        float[] row = new float[Prediction.CLASSES];
        Arrays.fill(row, (1 - SURE) / (Prediction.CLASSES - 1));
        row[3] = SURE;
        return Prediction.of(row);
    }

    private static Prediction unsure() {
        float[] row = new float[Prediction.CLASSES];
        Arrays.fill(row, 1f / Prediction.CLASSES);
        return Prediction.of(row);
    }
}
