package org.numeral.training.cli;

import java.io.IOException;
import java.util.List;
import org.numeral.training.data.DatasetException;

/** A command whose options are checked together before anything is done. */
interface CheckedCommand {

    /**
     * What is wrong with the options that were read.
     *
     * @return a sentence each; empty if all are right
     */
    List<String> problems();

    /**
     * Does the work.
     *
     * @return how the process is to end
     * @throws DatasetException if the data cannot be had or are not as they should be
     * @throws IOException if a file cannot be read or written
     */
    ExitCode execute() throws DatasetException, IOException;
}
