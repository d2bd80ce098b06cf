package org.numeral.training.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.trainer.DataParallelTrainer;
import org.numeral.training.trainer.EpochFigures;
import org.numeral.training.trainer.RandomDigits;
import org.numeral.training.trainer.TrainedNetwork;
import org.numeral.training.trainer.TrainingConfig;
import org.numeral.training.trainer.TrainingListener;

/** Times one epoch of the small network in this process; the first epoch warms up. */
final class EpochTimer {

    private static final int BATCH = 64;

    private EpochTimer() {}

    /** Arguments: workers, examples, file that receives the seconds. */
    public static void main(String[] args) throws IOException {
        LabelledDigits digits = RandomDigits.of(Integer.parseInt(args[1]), 1);
        TrainingConfig config =
                new TrainingConfig(
                        NetworkArchitecture.SMALL, 2, BATCH, 0.001, 1, Integer.parseInt(args[0]));
        try (TrainedNetwork trained =
                new DataParallelTrainer(config)
                        .train(digits, RandomDigits.of(100, 2), new Silent())) {
            EpochFigures timed = trained.history().get(1);
            Files.writeString(Path.of(args[2]), String.valueOf(timed.duration().toNanos() / 1e9));
        }
    }

    private static final class Silent implements TrainingListener {
        @Override
        public void onStep(Progress progress) {}

        @Override
        public void onEpoch(EpochFigures epoch) {}
    }
}
