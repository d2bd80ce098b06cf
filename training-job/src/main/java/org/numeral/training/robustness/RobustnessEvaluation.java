package org.numeral.training.robustness;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.numeral.model.digit.DigitImage;
import org.numeral.model.image.ImageDecoder;
import org.numeral.model.image.ImageException;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.preprocess.DigitPreprocessor;
import org.numeral.model.preprocess.PreprocessingResult;
import org.numeral.model.preprocess.PreprocessingStep;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.ParallelClassifier;

/**
 * Reads pictures of every {@link RobustnessKind} as the service does: decoder, preprocessing,
 * network. The same digits, seed and network give the same figures, whatever the number of threads.
 */
public final class RobustnessEvaluation {

    private final ImageDecoder decoder = new ImageDecoder(ImageLimits.PHONE_PHOTOGRAPH);
    private final LabelledDigits digits;
    private final int examples;
    private final long seed;
    private final int workers;

    /**
     * An evaluation.
     *
     * @param digits clean digits, which the network did not learn from
     * @param examples pictures of each kind, 1 or more: made of digits that are spread evenly over
     *     the given ones; at most as many as there are
     * @param seed of the pictures
     * @param workers threads that make and read pictures, 1 or more
     * @throws IllegalArgumentException if a number is out of range
     */
    public RobustnessEvaluation(LabelledDigits digits, int examples, long seed, int workers) {
        if (examples < 1 || examples > digits.size() || workers < 1) {
            throw new IllegalArgumentException(
                    "%d examples of %d digits with %d workers"
                            .formatted(examples, digits.size(), workers));
        }
        this.digits = digits;
        this.examples = examples;
        this.seed = seed;
        this.workers = workers;
    }

    /**
     * Evaluates with all steps of the preprocessing.
     *
     * @param classifier the network; not closed
     * @return the figures of each kind
     */
    public RobustnessFigures evaluate(ParallelClassifier classifier) {
        return evaluate(classifier, List.of(new DigitPreprocessor())).get(0);
    }

    /**
     * Evaluates with all steps, and with each of them left out.
     *
     * @param classifier the network; not closed
     * @return the figures of each kind, with and without each step
     */
    public AblationFigures ablate(ParallelClassifier classifier) {
        List<DigitPreprocessor> variants = new ArrayList<>(List.of(new DigitPreprocessor()));
        for (PreprocessingStep step : PreprocessingStep.values()) {
            variants.add(new DigitPreprocessor(Set.of(step)));
        }
        List<RobustnessFigures> figures = evaluate(classifier, variants);
        Map<PreprocessingStep, RobustnessFigures> without = new EnumMap<>(PreprocessingStep.class);
        for (PreprocessingStep step : PreprocessingStep.values()) {
            without.put(step, figures.get(1 + step.ordinal()));
        }
        return new AblationFigures(figures.get(0), without);
    }

    private List<RobustnessFigures> evaluate(
            ParallelClassifier classifier, List<DigitPreprocessor> variants) {
        List<List<KindFigures>> kinds = new ArrayList<>();
        variants.forEach(variant -> kinds.add(new ArrayList<>()));
        ExecutorService threads =
                Executors.newFixedThreadPool(workers, RobustnessEvaluation::thread);
        try {
            for (RobustnessKind kind : RobustnessKind.values()) {
                List<Future<List<Optional<DigitImage>>>> seen = new ArrayList<>();
                for (int i = 0; i < examples; i++) {
                    int index = i;
                    seen.add(threads.submit(() -> see(kind, index, variants)));
                }
                List<List<Optional<DigitImage>>> inputs = new ArrayList<>();
                for (Future<List<Optional<DigitImage>>> future : seen) {
                    inputs.add(future.get());
                }
                for (int variant = 0; variant < variants.size(); variant++) {
                    kinds.get(variant).add(figures(kind, inputs, variant, classifier));
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "A picture that was just drawn could not be read: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while evaluating robustness", e);
        } finally {
            threads.shutdownNow();
        }
        return kinds.stream().map(RobustnessFigures::new).toList();
    }

    private List<Optional<DigitImage>> see(
            RobustnessKind kind, int index, List<DigitPreprocessor> variants)
            throws ImageException {
        byte[] file = kind.picture(digits.image(digitOf(index)), seed, index);
        BufferedImage picture = decoder.decode(file);
        return variants.stream().map(variant -> input(variant.process(picture))).toList();
    }

    private static Optional<DigitImage> input(PreprocessingResult result) {
        return result instanceof PreprocessingResult.Digit digit
                ? Optional.of(digit.image())
                : Optional.empty();
    }

    private KindFigures figures(
            RobustnessKind kind,
            List<List<Optional<DigitImage>>> inputs,
            int variant,
            ParallelClassifier classifier) {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        for (int i = 0; i < examples; i++) {
            Optional<DigitImage> input = inputs.get(i).get(variant);
            if (input.isPresent()) {
                pixels.writeBytes(input.get().toBytes());
                labels.write(digits.label(digitOf(i)));
            }
        }
        int found = labels.size();
        double accuracy =
                found == 0
                        ? 0
                        : classifier.accuracy(
                                new LabelledDigits(pixels.toByteArray(), labels.toByteArray()));
        return new KindFigures(
                kind, examples, (int) Math.round(accuracy * found), examples - found);
    }

    private int digitOf(int index) {
        return (int) ((long) index * digits.size() / examples);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "robustness");
        thread.setDaemon(true);
        return thread;
    }
}
