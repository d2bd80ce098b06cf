package org.numeral.training.benchmark;

import java.util.List;
import java.util.stream.IntStream;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.testing.RealMnist;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.trainer.DataParallelTrainer;
import org.numeral.training.trainer.EpochFigures;
import org.numeral.training.trainer.Preset;
import org.numeral.training.trainer.Regularisation;
import org.numeral.training.trainer.Schedule;
import org.numeral.training.trainer.SilentListener;
import org.numeral.training.trainer.TrainedNetwork;
import org.numeral.training.trainer.TrainingConfig;

/**
 * How well a network reads the hands of people unlike those that it learned from, which a random
 * validation split cannot tell: there every writer is in both parts.
 *
 * <p>MNIST was mixed from two of NIST's databases, in turns: at odd places of the training set
 * (counted from 0) lie digits in the order of their writers, as Special Database 3 has them
 * (employees of the census), at even places scrambled ones, as Special Database 1 (students). The
 * network learns from the first and is judged by the second.
 *
 * <p>Arguments: epochs, and for each run a number of synthetic digits in each batch. Everything
 * else is as in the preset standard.
 */
final class UnseenHandsBenchmark {

    private static final long SEED = 1;

    private UnseenHandsBenchmark() {}

    public static void main(String[] args) {
        NativeRuntime.start();
        int epochs = Integer.parseInt(args[0]);
        LabelledDigits mnist =
                new LabelledDigits(RealMnist.pixels("train"), RealMnist.labels("train"));
        LabelledDigits learned = everySecond(mnist, 1);
        LabelledDigits unseen = everySecond(mnist, 0);
        System.out.printf(
                "%n  %,d digits of one population learned in %d epochs, %,d of another read%n  synthetic digits in a batch   loss   accuracy%n",
                learned.size(), epochs, unseen.size());
        for (String synthetic : List.of(args).subList(1, args.length)) {
            TrainingConfig config = config(epochs, Integer.parseInt(synthetic));
            try (TrainedNetwork trained =
                    new DataParallelTrainer(config).train(learned, unseen, new SilentListener())) {
                EpochFigures last = trained.history().get(trained.history().size() - 1);
                System.out.printf(
                        "  %27s %6.4f %8.2f %%%n",
                        synthetic, last.validationLoss(), 100 * last.validationAccuracy());
            }
        }
    }

    private static LabelledDigits everySecond(LabelledDigits all, int first) {
        return all.subset(IntStream.range(0, all.size()).filter(i -> i % 2 == first).toArray());
    }

    private static TrainingConfig config(int epochs, int synthetic) {
        int cpus = NativeRuntime.start().limits().wholeCpus();
        TrainingConfig preset = Preset.STANDARD.config(SEED, 1);
        Schedule schedule = preset.schedule().withEpochs(epochs);
        Regularisation regularisation = preset.regularisation().withSyntheticDigits(synthetic);
        int rows = schedule.batchSize() + regularisation.rowsBeside();
        return new TrainingConfig(
                preset.architecture(),
                schedule,
                regularisation,
                preset.distillation(),
                preset.seed(),
                TrainingConfig.workersFor(rows, cpus));
    }
}
