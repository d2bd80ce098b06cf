package org.numeral.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NativeRuntimeTest {

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
    void theBuildKnowsItsVersions() {
        BuildInfo build = BuildInfo.current();

        assertThat(build.version()).isNotBlank().doesNotContain("$");
        assertThat(build.deeplearning4j()).isEqualTo("1.0.0-M2.1");
        assertThat(build.commit()).matches("[0-9a-f]{40}|unknown");
    }
}
