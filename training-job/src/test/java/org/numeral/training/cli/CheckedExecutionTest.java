package org.numeral.training.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.numeral.training.data.DatasetException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class CheckedExecutionTest {

    private final StringWriter err = new StringWriter();

    /** A command that ends as it is told. */
    @Command(name = "failing")
    private record Failing(List<String> problems, Throwable failure) implements CheckedCommand {

        @Override
        public ExitCode execute() throws DatasetException, IOException {
            if (failure instanceof DatasetException e) {
                throw e;
            }
            if (failure instanceof IOException e) {
                throw e;
            }
            throw (Error) failure;
        }
    }

    private int execute(Failing command) {
        return new CommandLine(command)
                .setExecutionStrategy(new CheckedExecution())
                .setErr(new PrintWriter(err, true))
                .execute();
    }

    @Test
    void wrongSettingsAreReportedTogetherAndNothingIsDone() {
        assertThat(execute(new Failing(List.of("a is wrong", "b is wrong"), null))).isEqualTo(2);
        assertThat(err.toString()).contains("2 wrong settings", "  a is wrong", "  b is wrong");
    }

    @Test
    void unusableDataEndWithTheirSentence() {
        assertThat(execute(new Failing(List.of(), new DatasetException("4 is missing"))))
                .isEqualTo(3);
        assertThat(err.toString()).isEqualToIgnoringNewLines("numeral: 4 is missing");
    }

    @Test
    void aFileThatCannotBeReadEndsWithItsSentence() {
        assertThat(execute(new Failing(List.of(), new IOException("x cannot be read"))))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("numeral: x cannot be read");
    }

    @ParameterizedTest
    @CsvSource({"Java heap space", "Physical memory usage is too high"})
    void tooLittleMemoryIsToldWithWhatToDo(String message) {
        assertThat(execute(new Failing(List.of(), new OutOfMemoryError(message)))).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "numeral: out of memory (%s): give the job more, java a larger -Xmx, or ask for fewer pictures or a smaller batch"
                                .formatted(message));
    }
}
