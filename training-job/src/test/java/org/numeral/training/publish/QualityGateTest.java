package org.numeral.training.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.numeral.model.store.ModelMetadata.Figures;
import org.numeral.training.evaluation.PairedComparison;
import org.numeral.training.evaluation.PairedComparison.Row;
import org.numeral.training.publish.Incumbent.Role;

class QualityGateTest {

    private final QualityGate gate = new QualityGate(0.98, 0.002);

    @Test
    void goodEnoughWithoutAnIncumbentPasses() {
        assertThat(gate.objections(figures(0.98), false, List.of())).isEmpty();
    }

    @Test
    void belowTheLeastAccuracyIsRefused() {
        assertThat(gate.objections(figures(0.9799), false, List.of()))
                .containsExactly(
                        "its accuracy on the test set is 97.99 %, less than the 98.00 % that --min-accuracy asks for");
    }

    @Test
    void aLittleWorseThanTheCurrentModelIsTolerated() {
        // p is 0.07
        assertThat(objections(current(10_000, 100, 80))).isEmpty();
    }

    @Test
    void moreMistakesThanToleratedAreRefusedEvenIfTheyMayBeChance() {
        // p is 0.09
        assertThat(objections(current(10_000, 131, 110)))
                .containsExactly(
                        "it makes 21 more mistakes on the 10,000 test pictures than the current model v1 (accuracy 98.69 % instead of 98.90 %); --tolerance allows 20 more. Train longer or on more data, or publish it all the same with --tolerance 1");
    }

    @Test
    void significantlyWorseIsRefusedWithinTheTolerance() {
        assertThat(objections(current(10_000, 40, 25)))
                .singleElement()
                .asString()
                .startsWith(
                        "it makes 15 more mistakes on the 10,000 test pictures than the current model v1")
                .contains(
                        "that is within --tolerance (20 more), but significant (McNemar's test, one-sided p = 0.0408)");
    }

    @Test
    void equallyGoodAndBetterOnesAlwaysPass() {
        for (int examples : new int[] {20, 500, 10_000, 1_000_000}) {
            for (double tolerance : new double[] {0, 0.002, 0.5, 1}) {
                QualityGate each = new QualityGate(0, tolerance);
                assertThat(objections(each, current(examples, 0, 0))).isEmpty();
                assertThat(objections(each, current(examples, 8, 8))).isEmpty();
                assertThat(objections(each, current(examples, 0, 9))).isEmpty();
            }
        }
    }

    @Test
    void onePictureOfASmallTestSetDecidesNothing() {
        // 5 points are far more than 0.2, and yet it is one picture
        assertThat(objections(current(20, 1, 0))).isEmpty();
        assertThat(objections(current(20, 3, 2))).isEmpty();
        assertThat(objections(current(20, 2, 0))).hasSize(1);
    }

    @Test
    void noToleranceIsNone() {
        QualityGate strict = new QualityGate(0.98, 0);

        assertThat(objections(strict, current(10_000, 51, 50)))
                .singleElement()
                .asString()
                .startsWith("it makes 1 more mistake on the 10,000 test pictures")
                .contains("--tolerance allows 0 more");
    }

    @Test
    void theToleranceIsCountedInWholeMistakes() {
        // 0.002 of 500 is 1, of 1,499 is 2, of 1,500 is 3
        assertThat(objections(current(500, 2, 0))).hasSize(1);
        assertThat(objections(current(1_499, 2, 0))).isEmpty();
        assertThat(objections(current(1_499, 3, 0))).hasSize(1);
        assertThat(objections(current(1_500, 3, 0))).isEmpty();
    }

    @Test
    void aToleranceOfOneAsksNobodyElse() {
        QualityGate any = new QualityGate(0.98, 1);

        assertThat(objections(any, current(10_000, 900, 0), earlier("v0", 900, 0))).isEmpty();
        assertThat(any.objections(figures(0.97), false, List.of())).hasSize(1);
    }

    @Test
    void losingALittleToEachOfManyIsRefusedOnceItAddsUp() {
        assertThat(objections(current(10_000, 51, 41), earlier("v3", 60, 40))).isEmpty();
        assertThat(
                        objections(
                                current(10_000, 51, 41),
                                earlier("v3", 60, 38),
                                earlier("v2", 60, 35),
                                earlier("v1", 50, 40)))
                .singleElement()
                .asString()
                .startsWith(
                        "it makes 25 more mistakes on the 10,000 test pictures than the earlier version v2")
                .contains("--tolerance allows 20 more");
    }

    @Test
    void tenRetrainingsThatDriftAreStoppedByTheFirstThatIsTooFar() {
        // each makes 9 mistakes more than the one before, never significant and well tolerated
        int published = 0;
        List<Integer> mistakes = new ArrayList<>(List.of(100));
        for (int i = 1; i <= 10; i++) {
            int its = 100 + 9 * i;
            List<Incumbent> incumbents = new ArrayList<>();
            for (int version = mistakes.size() - 1; version >= 0; version--) {
                int more = its - mistakes.get(version);
                Role role = version == mistakes.size() - 1 ? Role.CURRENT : Role.EARLIER;
                incumbents.add(incumbent("v" + version, role, 10_000, 40 + more, 40));
            }
            if (objections(gate, incumbents.toArray(Incumbent[]::new)).isEmpty()) {
                mistakes.add(its);
                published++;
            }
        }

        assertThat(published).isEqualTo(2); // 109 and 118; 127 would be 27 more than 100
    }

    @Test
    void anEarlierVersionIsNotAskedForSignificance() {
        assertThat(objections(current(10_000, 40, 40), earlier("v0", 30, 12))).isEmpty();
        assertThat(objections(current(10_000, 30, 12))).hasSize(1);
    }

    @Test
    void syntheticDoesNotReplaceRealHandwriting() {
        Incumbent real = new Incumbent("v1", Role.CURRENT, false, counts(10_000, 0, 900));
        Incumbent drawn = new Incumbent("v1", Role.CURRENT, true, counts(10_000, 0, 900));

        assertThat(gate.objections(figures(0.999), true, List.of(real)))
                .containsExactly(
                        "it was trained on synthetic digits, and the current model v1 on real handwriting: publish it into another --model-dir");
        assertThat(gate.objections(figures(0.999), true, List.of(drawn))).isEmpty();
        assertThat(gate.objections(figures(0.999), false, List.of(drawn))).isEmpty();
    }

    @Test
    void valuesThatAreNoSharesAreRefused() {
        assertThatThrownBy(() -> new QualityGate(99, -1))
                .hasMessage(
                        """
                        --min-accuracy is 99.0; it can be 0 to 1 (0.99 is 99 %)
                        --tolerance is -1.0; it can be 0 to 1 (0.002 is 0.2 percentage points)""");
    }

    private List<String> objections(Incumbent... incumbents) {
        return objections(gate, incumbents);
    }

    private static List<String> objections(QualityGate gate, Incumbent... incumbents) {
        return gate.objections(figures(0.99), false, List.of(incumbents));
    }

    private static Incumbent current(int examples, int onlyItRight, int onlyCandidateRight) {
        return incumbent("v1", Role.CURRENT, examples, onlyItRight, onlyCandidateRight);
    }

    private static Incumbent earlier(String id, int onlyItRight, int onlyCandidateRight) {
        return incumbent(id, Role.EARLIER, 10_000, onlyItRight, onlyCandidateRight);
    }

    private static Incumbent incumbent(
            String id, Role role, int examples, int onlyItRight, int onlyCandidateRight) {
        return new Incumbent(id, role, false, counts(examples, onlyItRight, onlyCandidateRight));
    }

    private static PairedComparison counts(int examples, int onlyFirst, int onlySecond) {
        List<Row> rows = new ArrayList<>(Collections.nCopies(9, new Row(0, 0, 0, 0, 0)));
        rows.add(new Row(examples, onlyFirst, onlySecond, 0, 0));
        return new PairedComparison(rows);
    }

    private static Figures figures(double accuracy) {
        return new Figures(10_000, accuracy, accuracy, accuracy, List.of(), List.of());
    }
}
