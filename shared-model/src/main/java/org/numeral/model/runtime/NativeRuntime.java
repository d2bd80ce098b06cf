package org.numeral.model.runtime;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets ND4J up for this machine, once for each process, and says what it chose.
 *
 * <p>Call {@link #start} before anything else touches ND4J: the natives are chosen by system
 * properties that are read when they are loaded. A property that is already set is left alone, so
 * everything can be overridden on the command line of the JVM.
 *
 * @param path how convolutions are computed
 * @param threads native threads of one computation, 1 or more
 * @param limits what the container allows
 * @param maxNativeBytes ceiling of ND4J's own memory, bytes
 * @param maxProcessBytes ceiling of the whole process's resident memory, bytes
 */
public record NativeRuntime(
        ComputePath path,
        int threads,
        ContainerLimits limits,
        long maxNativeBytes,
        long maxProcessBytes) {

    /** Environment variable that asks for a path: {@code auto}, {@code onednn} or {@code plain}. */
    public static final String PATH_VARIABLE = "COMPUTE_PATH";

    private static final Logger LOG = LoggerFactory.getLogger(NativeRuntime.class);

    private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";
    private static final String HELPERS_OFF = "org.eclipse.deeplearning4j.helpers.disable";
    private static final String MAX_BYTES = "org.bytedeco.javacpp.maxbytes";
    private static final String MAX_PHYSICAL_BYTES = "org.bytedeco.javacpp.maxphysicalbytes";
    private static final String ONEDNN_BUILD = "-onednn-avx2";
    private static final long MEBIBYTE = 1L << 20;

    /** Share of the memory limit that the process may use before ND4J refuses to allocate. */
    private static final double SHARE_OF_LIMIT = 0.9;

    /** What the JVM needs besides heap and ND4J: code, classes, stacks, buffers. */
    private static final long JVM_OVERHEAD = 160 * MEBIBYTE;

    /** The least that the networks of this project train and serve with. */
    private static final long LEAST_NATIVE = 192 * MEBIBYTE;

    private static NativeRuntime started;

    /**
     * Sets ND4J up with one native thread for each computation, the right number when work is
     * divided among several network replicas. Later calls return the first one's result.
     *
     * <p>While the first call runs, no other thread may load a library of whatever kind, as Java
     * does by itself for its network, file and picture classes: JavaCPP, in {@code
     * Loader.addressof}, looks for symbols while it holds a lock of glibc's dynamic linker, which
     * takes the linker's two locks in the other order than {@code dlopen}. One of some fifty starts
     * of a service that loaded ND4J in the background stood still for ever, and no signal but KILL
     * ended it.
     *
     * @return what was chosen
     * @throws ComputePathException if {@value #PATH_VARIABLE} is none of its values, or asks for
     *     oneDNN where it cannot run
     */
    public static synchronized NativeRuntime start() {
        if (started == null) {
            started = configure(requestedPath(), ContainerLimits.current());
            started.load();
        }
        return started;
    }

    /**
     * Holds the calling thread to one native thread. OpenMP keeps that number for each calling
     * thread, so every thread that computes must call this once.
     */
    public static void useOneNativeThread() {
        start();
        nativeOps().setOmpNumThreads(1);
    }

    private static NativeRuntime configure(String request, ContainerLimits limits) {
        // first of all: whatever else is asked of JavaCPP makes it read its ceilings
        long heap = Runtime.getRuntime().maxMemory();
        long process = (long) (limits.memory() * SHARE_OF_LIMIT);
        long natives = Math.max(LEAST_NATIVE, process - heap - JVM_OVERHEAD);
        setDefault(MAX_BYTES, String.valueOf(natives));
        setDefault(MAX_PHYSICAL_BYTES, String.valueOf(process));
        ComputePath path = choose(request, onednnObstacle());
        if (path == ComputePath.ONEDNN) {
            setDefault(EXTENSION, ONEDNN_BUILD);
        }
        setDefault(HELPERS_OFF, String.valueOf(path != ComputePath.ONEDNN));
        setDefault(KeepAliveOpExecutioner.PROPERTY, KeepAliveOpExecutioner.class.getName());

        tightness(heap, Pointer.maxBytes(), limits.memory()).ifPresent(LOG::warn);
        // what JavaCPP has read, from the command line of the JVM or from here
        return new NativeRuntime(path, 1, limits, Pointer.maxBytes(), Pointer.maxPhysicalBytes());
    }

    /**
     * Native memory that JavaCPP counts: of its objects that were not collected yet. What ND4J
     * allocates by itself, such as weights, is not among it (seen: none after a garbage collection,
     * with a model served); {@link #processBytes} has all.
     *
     * @return bytes
     */
    public long nativeBytes() {
        return Pointer.totalBytes();
    }

    /**
     * Resident memory of the process.
     *
     * @return bytes
     */
    public long processBytes() {
        return Pointer.physicalBytes();
    }

    /**
     * Whether the parts together can outgrow the limit, so that the kernel may end the process
     * before the JVM or ND4J notices.
     *
     * @param heap the most that the JVM's heap may grow to, bytes
     * @param natives the most that ND4J may allocate, bytes
     * @param limit of the container, bytes
     * @return what to do about it; empty if all fits
     */
    static Optional<String> tightness(long heap, long natives, long limit) {
        if (heap + natives + JVM_OVERHEAD <= limit) {
            return Optional.empty();
        }
        return Optional.of(
                "The memory limit of %d MiB is less than heap (%d), ND4J (%d) and JVM (%d) may take together: lower -Xmx or raise the limit, or the process may be killed without a word"
                        .formatted(
                                limit / MEBIBYTE,
                                heap / MEBIBYTE,
                                natives / MEBIBYTE,
                                JVM_OVERHEAD / MEBIBYTE));
    }

    private void load() {
        long start = System.nanoTime();
        Nd4j.getEnvironment().setMaxThreads(threads);
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        nativeOps().setOmpNumThreads(threads);
        Nd4j.factory().blas().setMaxThreads(threads);
        LOG.info("{}, loaded in {} ms", description(), (System.nanoTime() - start) / 1_000_000);
    }

    /**
     * What is active, in one line for a log or a page.
     *
     * @return for example "ND4J on linux-x86_64 with oneDNN, 1 native thread a computation, 2.0
     *     CPUs, ..."
     */
    public String description() {
        return "ND4J on %s %s, %d native thread%s a computation, %.1f CPUs, memory limit %d MiB (process %d, native %d, heap %d)"
                .formatted(
                        Loader.getPlatform(),
                        path == ComputePath.ONEDNN ? "with oneDNN" : "without oneDNN (plain path)",
                        threads,
                        threads == 1 ? "" : "s",
                        limits.cpus(),
                        limits.memory() / MEBIBYTE,
                        maxProcessBytes / MEBIBYTE,
                        maxNativeBytes / MEBIBYTE,
                        Runtime.getRuntime().maxMemory() / MEBIBYTE);
    }

    private static String requestedPath() {
        return Objects.requireNonNullElse(
                System.getProperty("numeral.compute.path", System.getenv(PATH_VARIABLE)), "auto");
    }

    static ComputePath choose(String request, String onednnObstacle) {
        return switch (request.strip().toLowerCase(Locale.ROOT)) {
            case "", "auto" -> onednnObstacle.isEmpty() ? ComputePath.ONEDNN : ComputePath.PLAIN;
            case "plain" -> ComputePath.PLAIN;
            case "onednn" -> {
                if (!onednnObstacle.isEmpty()) {
                    throw new ComputePathException(
                            "%s=onednn is not possible: %s. Use auto or plain."
                                    .formatted(PATH_VARIABLE, onednnObstacle));
                }
                yield ComputePath.ONEDNN;
            }
            default ->
                    throw new ComputePathException(
                            "%s is \"%s\"; it can be auto, onednn or plain."
                                    .formatted(PATH_VARIABLE, request));
        };
    }

    /** Why oneDNN cannot be used here; empty if it can. */
    private static String onednnObstacle() {
        if (!hasAvx2()) {
            return "this processor has no AVX2";
        }
        String folder =
                "/org/nd4j/linalg/cpu/nativecpu/bindings/" + Loader.getPlatform() + ONEDNN_BUILD;
        if (NativeRuntime.class.getResource(folder) == null) {
            return "the oneDNN build of nd4j-native is not on the class path";
        }
        return "";
    }

    /** HotSpot lowers its option UseAVX to what the processor has: 2 is AVX2, 3 is AVX-512. */
    private static boolean hasAvx2() {
        try {
            HotSpotDiagnosticMXBean hotspot =
                    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return hotspot != null
                    && Integer.parseInt(hotspot.getVMOption("UseAVX").getValue()) >= 2;
        } catch (IllegalArgumentException e) {
            return false; // no such option: not an x86-64 JVM
        }
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static NativeOps nativeOps() {
        return NativeOpsHolder.getInstance().getDeviceNativeOps();
    }
}
