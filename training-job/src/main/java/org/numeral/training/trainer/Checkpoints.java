package org.numeral.training.trainer;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.numeral.model.checksum.Sha256;
import org.numeral.model.runtime.BuildInfo;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.DurableFiles;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.files.Entries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a run leaves its state, to go on from it after it was killed. The file's name tells the run
 * by its settings, its data and the program (commit, Java, compute path), so another run never
 * takes it up, nor does a program that may compute differently; it ends with its own SHA-256 and is
 * replaced as a whole.
 */
final class Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /** A run is a matter of minutes or hours: what is older is waited for by nobody. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final int FORMAT = 2;
    private static final int SUM_BYTES = 32;

    private final Path file;
    private boolean warned;

    /**
     * The place of one run's checkpoint.
     *
     * @param folder need not exist
     * @param settings of the run, by name
     * @param train its training set
     * @param validation its validation set
     */
    Checkpoints(
            Path folder,
            Map<String, String> settings,
            LabelledDigits train,
            LabelledDigits validation) {
        this(
                folder,
                settings,
                train,
                validation,
                "%s, Java %s, %s"
                        .formatted(
                                BuildInfo.current(),
                                Runtime.version(),
                                NativeRuntime.start().path()));
    }

    Checkpoints(
            Path folder,
            Map<String, String> settings,
            LabelledDigits train,
            LabelledDigits validation,
            String program) {
        MessageDigest digest = Sha256.digest();
        digest.update(
                "%d %s %s"
                        .formatted(FORMAT, program, new TreeMap<>(settings))
                        .getBytes(StandardCharsets.UTF_8));
        train.update(digest);
        validation.update(digest);
        file = folder.resolve(Sha256.hex(digest).substring(0, 16) + ".checkpoint");
    }

    /**
     * Replaces the checkpoint. A full or broken disk does not end the run: it is logged.
     *
     * @param state of the run
     * @param elapsed time that the run has taken
     * @param epochElapsed time that its current epoch has taken
     */
    void write(TrainingState state, Duration elapsed, Duration epochElapsed) {
        try {
            Files.createDirectories(file.getParent());
            DurableFiles.replace(file, encode(state, elapsed, epochElapsed));
        } catch (IOException e) {
            if (!warned) { // once is enough of what happens every few seconds
                LOG.warn(
                        "The checkpoint {} cannot be written; training goes on: {}",
                        file,
                        e.toString());
            }
            warned = true;
        }
    }

    /**
     * The state to go on from.
     *
     * @return empty if there is none, or none that is whole
     */
    Optional<TrainingState> read() {
        try {
            Optional<TrainingState> state = Optional.of(decode(Files.readAllBytes(file)));
            LOG.info("Going on from {}", file);
            deleteForgotten();
            return state;
        } catch (NoSuchFileException e) {
            deleteForgotten();
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("The checkpoint {} is not used; training starts anew: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /** Removes the checkpoint of a run that is done. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The checkpoint {} cannot be deleted: {}", file, e.toString());
        }
    }

    /**
     * Removes what others left here long ago: runs that were never resumed or were refused, and
     * files that were being written when their process was killed.
     */
    private void deleteForgotten() {
        try {
            deleteOthersBefore(Instant.now().minus(KEPT));
        } catch (IOException e) {
            LOG.warn("Checkpoints in {} cannot be deleted: {}", file.getParent(), e.toString());
        }
    }

    private void deleteOthersBefore(Instant oldest) throws IOException {
        if (!Files.isDirectory(file.getParent())) {
            return;
        }
        Entries.each(
                file.getParent(),
                "*.{checkpoint,tmp}",
                other -> {
                    if (!other.equals(file)
                            && Files.getLastModifiedTime(other).toInstant().isBefore(oldest)) {
                        Files.deleteIfExists(other);
                        LOG.info(
                                "Removed {}, which no run has touched for {} days",
                                other,
                                KEPT.toDays());
                    }
                });
    }

    private static byte[] encode(TrainingState state, Duration elapsed, Duration epochElapsed) {
        ByteArrayOutputStream bytes =
                new ByteArrayOutputStream(5 * 4 * state.weights.length + 4096);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeInt(state.step);
            out.writeDouble(state.losses);
            out.writeLong(elapsed.toNanos());
            out.writeLong(epochElapsed.toNanos());
            out.writeInt(state.bestEpoch);
            out.writeInt(state.history.size());
            for (EpochFigures epoch : state.history) {
                out.writeInt(epoch.epoch());
                out.writeDouble(epoch.loss());
                out.writeDouble(epoch.validationAccuracy());
                out.writeDouble(epoch.validationLoss());
                out.writeLong(epoch.duration().toNanos());
            }
            out.writeInt(state.weights.length);
            for (float[] values : arrays(state)) {
                ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
                buffer.asFloatBuffer().put(values);
                out.write(buffer.array());
            }
            out.write(Sha256.digest().digest(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    private static TrainingState decode(byte[] bytes) throws IOException {
        int length = bytes.length - SUM_BYTES;
        byte[] content = Arrays.copyOf(bytes, Math.max(0, length));
        if (length < 0
                || !Arrays.equals(
                        Sha256.digest().digest(content),
                        Arrays.copyOfRange(bytes, length, bytes.length))) {
            throw new IOException("it is damaged (its checksum is wrong)");
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
            int format = in.readInt();
            if (format != FORMAT) {
                throw new IOException("its format is " + format + ", not " + FORMAT);
            }
            int step = in.readInt();
            double losses = in.readDouble();
            Duration before = Duration.ofNanos(in.readLong());
            Duration epochBefore = Duration.ofNanos(in.readLong());
            int bestEpoch = in.readInt();
            EpochFigures[] history = new EpochFigures[in.readInt()];
            for (int i = 0; i < history.length; i++) {
                history[i] =
                        new EpochFigures(
                                in.readInt(),
                                in.readDouble(),
                                in.readDouble(),
                                in.readDouble(),
                                Duration.ofNanos(in.readLong()));
            }
            TrainingState state = new TrainingState(new float[in.readInt()]);
            state.step = step;
            state.losses = losses;
            state.before = before;
            state.epochBefore = epochBefore;
            state.bestEpoch = bestEpoch;
            state.history.addAll(Arrays.asList(history));
            for (float[] values : arrays(state)) {
                ByteBuffer.wrap(in.readNBytes(4 * values.length)).asFloatBuffer().get(values);
            }
            return state;
        }
    }

    private static float[][] arrays(TrainingState state) {
        return new float[][] {
            state.weights, state.firstMoment, state.secondMoment, state.averaged, state.best
        };
    }
}
