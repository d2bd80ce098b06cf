package org.numeral.training.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.trainer.Configs;
import org.numeral.training.trainer.DataParallelTrainer;
import org.numeral.training.trainer.EpochFigures;
import org.numeral.training.trainer.RandomDigits;
import org.numeral.training.trainer.SilentListener;
import org.numeral.training.trainer.TrainedNetwork;
import org.numeral.training.trainer.TrainingConfig;

/** Times one epoch of the small network in this process; the first epoch warms up. */
final class EpochTimer {

    private static final int BATCH = 64;

    private EpochTimer() {}

    /** Arguments: workers, examples, file that receives the seconds. */
    public static void main(String[] args) throws IOException {
        LabelledDigits digits = RandomDigits.of(Integer.parseInt(args[1]), 1);
        TrainingConfig config = Configs.plain(2, BATCH, Integer.parseInt(args[0]));
        try (TrainedNetwork trained =
                new DataParallelTrainer(config)
                        .train(digits, RandomDigits.of(100, 2), new SilentListener())) {
            EpochFigures timed = trained.history().get(1);
            Files.writeString(Path.of(args[2]), String.valueOf(timed.duration().toNanos() / 1e9));
        }
    }
}
