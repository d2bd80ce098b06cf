package org.numeral.training.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static final List<Point> HOOK =
            List.of(new Point(0, 0), new Point(50, 0), new Point(50, 50));

    @Test
    void goesThroughEveryPoint() {
        List<Point> line = Curve.through(HOOK, List.of(false, false, false));

        for (Point point : HOOK) {
            assertThat(line).anyMatch(p -> p.distance(point) < 1e-9);
        }
    }

    @Test
    void isStraightUpToACorner() {
        List<Point> line = Curve.through(HOOK, List.of(false, true, false));

        assertThat(line).allMatch(p -> Math.abs(p.y()) < 1e-9 || Math.abs(p.x() - 50) < 1e-9);
    }

    @Test
    void isRoundWhereThereIsNoCorner() {
        List<Point> line = Curve.through(HOOK, List.of(false, false, false));

        assertThat(line).anyMatch(p -> p.y() > 1 && p.x() > 51);
    }

    @Test
    void survivesPointsThatCoincide() {
        Point same = new Point(3, 4);

        assertThat(Curve.through(List.of(same, same, same), List.of(false, false, false)))
                .allSatisfy(p -> assertThat(p.distance(same)).isLessThan(1e-6));
    }
}
