package org.numeral.training.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.numeral.model.network.NetworkArchitecture;

/**
 * That a network learns what several others answer on average instead of the labels (Hinton,
 * Vinyals and Dean, arXiv 1503.02531), on the very pictures that it is shown, however they are
 * varied (Beyer et al., arXiv 2106.05237). It comes near the accuracy of all of them together and
 * costs no more than one when it is used.
 *
 * @param teachers how many networks are trained first, 1 to 20
 * @param architecture of the teachers
 * @param epochs that each teacher is trained for, 1 or more
 */
public record Distillation(int teachers, NetworkArchitecture architecture, int epochs) {

    private static final int MOST_TEACHERS = 20;

    /** Checks every value and reports all that are wrong together. */
    public Distillation {
        Objects.requireNonNull(architecture, "architecture is null");
        Problems.refuse(problems(teachers, epochs));
    }

    /**
     * What is wrong with some values, each in a sentence that names the option.
     *
     * @param teachers as in the record
     * @param epochs as in the record
     * @return empty if all are right
     */
    public static List<String> problems(int teachers, int epochs) {
        List<String> problems = new ArrayList<>();
        if (teachers < 1 || teachers > MOST_TEACHERS) {
            problems.add(
                    "--teachers is %d; it can be 0 (none) to %d"
                            .formatted(teachers, MOST_TEACHERS));
        }
        if (epochs < 1 || epochs > Schedule.MOST_EPOCHS) {
            problems.add(
                    "--teacher-epochs is %d; it can be 1 to %d"
                            .formatted(epochs, Schedule.MOST_EPOCHS));
        }
        return problems;
    }

    /**
     * The settings as the metadata record them.
     *
     * @return value by name of the option
     */
    Map<String, String> toMap() {
        return Map.of(
                "teachers", String.valueOf(teachers),
                "teacherNetwork", architecture.optionName(),
                "teacherEpochs", String.valueOf(epochs));
    }
}
