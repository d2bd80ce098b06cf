package org.numeral.training.robustness;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.digit.Prediction;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;
import org.numeral.training.evaluation.Proportion;

/** How often pictures that show no digit are refused, as they should be. */
public final class NonDigitRefusals {

    private NonDigitRefusals() {}

    /**
     * The share of each kind that is refused. A picture without ink is: the service never shows it
     * to a network.
     *
     * @param pictures that show no digit
     * @param rule to refuse by
     * @param classifier the network that the rule was chosen for; not closed
     * @return the shares of the kinds that occur, in the order of the kinds
     */
    public static Map<NonDigitKind, Proportion> of(
            List<NonDigit> pictures, AbstentionRule rule, ParallelClassifier classifier) {
        Map<NonDigitKind, Proportion> shares = new EnumMap<>(NonDigitKind.class);
        for (NonDigitKind kind : NonDigitKind.values()) {
            List<NonDigit> some = pictures.stream().filter(each -> each.kind() == kind).toList();
            if (!some.isEmpty()) {
                shares.put(kind, Proportion.of(refused(some, rule, classifier), some.size()));
            }
        }
        return Collections.unmodifiableMap(shares);
    }

    private static int refused(
            List<NonDigit> pictures, AbstentionRule rule, ParallelClassifier classifier) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        pictures.forEach(each -> each.input().ifPresent(in -> pixels.writeBytes(in.toBytes())));
        int seen = (int) pictures.stream().filter(each -> each.input().isPresent()).count();
        // there is no right label, and none is looked at
        float[] answers =
                classifier.probabilities(new LabelledDigits(pixels.toByteArray(), new byte[seen]));
        int refused = pictures.size() - seen;
        for (int start = 0; start < answers.length; start += Prediction.CLASSES) {
            refused += rule.recognises(Prediction.of(row(answers, start))) ? 0 : 1;
        }
        return refused;
    }

    private static float[] row(float[] answers, int start) {
        return Arrays.copyOfRange(answers, start, start + Prediction.CLASSES);
    }
}
