package org.numeral.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class NativeRuntimeTest {

    private static final long MIB = 1 << 20;

    @Test
    void autoTakesOnednnWhereItCanRun() {
        assertThat(NativeRuntime.choose("auto", "")).isEqualTo(ComputePath.ONEDNN);
        assertThat(NativeRuntime.choose("", "")).isEqualTo(ComputePath.ONEDNN);
        assertThat(NativeRuntime.choose("auto", "no AVX2")).isEqualTo(ComputePath.PLAIN);
    }

    @Test
    void plainIsTakenOnRequest() {
        assertThat(NativeRuntime.choose("Plain", "")).isEqualTo(ComputePath.PLAIN);
    }

    @Test
    void onednnWhereItCannotRunIsRefusedWithTheReason() {
        assertThatThrownBy(() -> NativeRuntime.choose("onednn", "this processor has no AVX2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "COMPUTE_PATH=onednn is not possible: this processor has no AVX2. Use auto or plain.");
    }

    @Test
    void anUnknownPathIsRefused() {
        assertThatThrownBy(() -> NativeRuntime.choose("gpu", ""))
                .hasMessage("COMPUTE_PATH is \"gpu\"; it can be auto, onednn or plain.");
    }

    @Test
    void saysWhatIsActive() {
        NativeRuntime runtime = NativeRuntime.start();

        assertThat(runtime.description())
                .contains("1 native thread a computation")
                .contains(runtime.path() == ComputePath.ONEDNN ? "with oneDNN" : "plain path");
        assertThat(NativeRuntime.start()).isSameAs(runtime);
        assertThat(runtime.maxNativeBytes()).isPositive().isLessThan(runtime.limits().memory());
    }

    @Test
    void theCeilingsAreInForce() {
        NativeRuntime runtime = NativeRuntime.start();

        assertThat(runtime.maxProcessBytes())
                .isEqualTo((long) (runtime.limits().memory() * 0.9))
                .isEqualTo(Pointer.maxPhysicalBytes());
        assertThat(runtime.maxNativeBytes())
                .isEqualTo(Pointer.maxBytes())
                .isLessThan(runtime.maxProcessBytes() - Runtime.getRuntime().maxMemory());
    }

    @Test
    void warnsWhereTheKernelMayBeFirst() {
        assertThat(NativeRuntime.tightness(512 * MIB, 1171 * MIB, 2048 * MIB)).isEmpty();
        assertThat(NativeRuntime.tightness(1800 * MIB, 192 * MIB, 2048 * MIB))
                .hasValueSatisfying(
                        warning ->
                                assertThat(warning)
                                        .contains("2048 MiB", "heap (1800)", "lower -Xmx"));
    }

    @Test
    void theBuildKnowsItsVersions() {
        BuildInfo build = BuildInfo.current();

        assertThat(build.version()).isNotBlank().doesNotContain("$");
        assertThat(build.deeplearning4j()).isEqualTo("1.0.0-M2.1");
        assertThat(build.commit()).matches("[0-9a-f]{40}|unknown");
    }
}
