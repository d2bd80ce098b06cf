package org.numeral.training.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticFieldTest {

    private static final int FIELDS = 4_000;
    private static final int SIZE = 28;

    @ParameterizedTest
    @ValueSource(doubles = {2, 4, 9, 14})
    void displacementsSpreadAsAskedFor(double smoothness) {
        assertThat(products(1.5, smoothness, 0, 0)).isCloseTo(1.5 * 1.5, within(0.1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 4, 6})
    void theyAreAsSmoothAsThoseOfAGaussian(double smoothness) {
        // noise under a Gaussian is correlated like exp(-distance^2 / (4 deviation^2))
        for (int distance = 1; distance < 10; distance++) {
            double expected = Math.exp(-distance * distance / (4 * smoothness * smoothness));
            assertThat(products(1, smoothness, distance, 0)).isCloseTo(expected, within(0.08));
            assertThat(products(1, smoothness, 0, distance)).isCloseTo(expected, within(0.08));
        }
    }

    @Test
    void withoutDeviationNothingMoves() {
        assertThat(products(0, 4, 0, 0)).isZero();
    }

    /** Mean product of the displacements of two pixels, over all of them. */
    private static double products(double deviation, double smoothness, int right, int down) {
        ElasticField field = new ElasticField(deviation, smoothness);
        RandomStream random = new RandomStream();
        random.seed(1);
        float[] row = new float[SIZE];
        float[] other = new float[SIZE];
        double sum = 0;
        for (int i = 0; i < FIELDS; i++) {
            field.draw(random);
            for (int y = 0; y < SIZE - down; y++) {
                field.row(y, row);
                field.row(y + down, other);
                for (int x = 0; x < SIZE - right; x++) {
                    sum += row[x] * other[x + right];
                }
            }
        }
        return sum / FIELDS / (SIZE - right) / (SIZE - down);
    }
}
