package org.numeral.training.trainer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A run in a process of its own, to be killed; leaves its weights when it comes to its end. */
final class ResumedRun {

    private ResumedRun() {}

    /** Arguments: folder for checkpoints, file that receives the weights. */
    public static void main(String[] args) throws IOException {
        DataParallelTrainer trainer =
                new DataParallelTrainer(
                        Configs.refined(4, 32, 2), Optional.of(Path.of(args[0])), Duration.ZERO);
        try (TrainedNetwork trained =
                trainer.train(
                        RandomDigits.of(320, 1), RandomDigits.of(100, 2), new SilentListener())) {
            float[] weights = trained.network().params().data().asFloat();
            ByteBuffer bytes = ByteBuffer.allocate(4 * weights.length);
            bytes.asFloatBuffer().put(weights);
            Files.write(Path.of(args[1]), bytes.array());
        }
    }
}
