package org.numeral.training.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellCommandTest {

    @Test
    void plainWordsStayAsTheyAre() {
        assertThat(ShellCommand.of(List.of("numeral", "train", "--data-dir", "/data/x_1")))
                .isEqualTo("numeral train --data-dir /data/x_1");
    }

    @Test
    void wordsThatAShellWouldChangeAreQuoted() {
        assertThat(ShellCommand.of(List.of("--data-dir", "my digits", "$(rm)", "it's", "")))
                .isEqualTo("--data-dir 'my digits' '$(rm)' 'it'\\''s' ''");
    }
}
