package org.numeral.training.cli;

import java.io.Console;
import java.lang.reflect.Method;
import org.numeral.training.trainer.TrainingListener;

/** Shows a run's progress to whoever looks on. */
interface ProgressReporter extends TrainingListener, AutoCloseable {

    /** Ends the display. */
    @Override
    void close();

    /**
     * A bar for a person at a terminal, plain lines for a pod's log or a file.
     *
     * @return the reporter that fits
     */
    static ProgressReporter forThisTerminal() {
        return isTerminal(System.console()) ? new ProgressBarReporter() : new ProgressLines();
    }

    private static boolean isTerminal(Console console) {
        if (console == null) {
            return false;
        }
        try {
            // from JDK 22 on there is always a console, and this method tells whether it is real
            Method isTerminal = Console.class.getMethod("isTerminal");
            return (boolean) isTerminal.invoke(console);
        } catch (NoSuchMethodException e) {
            return true; // an older JDK has a console only at a terminal
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
