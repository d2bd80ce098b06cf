package org.numeral.training.cli;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.training.trainer.Distillation;
import org.numeral.training.trainer.TrainingConfig;
import picocli.CommandLine.Option;

/** The teachers to learn from: the preset's, and what is to differ from them. */
final class DistillationOptions {

    @Option(
            names = "--teachers",
            paramLabel = "N",
            description =
                    "Networks to train first, whose mean answers are learned instead of the labels (distillation); 0 for none.")
    private Integer teachers;

    @Option(
            names = "--teacher-network",
            paramLabel = "NAME",
            description = "The teachers' network: ${COMPLETION-CANDIDATES}.")
    private NetworkArchitecture network;

    @Option(
            names = "--teacher-epochs",
            paramLabel = "N",
            description = "Passes over the training set of each teacher.")
    private Integer epochs;

    /**
     * What is wrong with the options, a sentence each.
     *
     * @param preset what was not given is as there
     * @return empty if all are right
     */
    List<String> problems(TrainingConfig preset) {
        if (teachers(preset) != 0) {
            return Distillation.problems(teachers(preset), epochs(preset));
        }
        return network == null && epochs == null
                ? List.of()
                : List.of("--teacher-network and --teacher-epochs are given, but no --teachers");
    }

    /**
     * The settings.
     *
     * @param preset what was not given is as there; without teachers there, as its network
     * @return empty for no teachers
     */
    Optional<Distillation> distillation(TrainingConfig preset) {
        return teachers(preset) == 0
                ? Optional.empty()
                : Optional.of(new Distillation(teachers(preset), network(preset), epochs(preset)));
    }

    private int teachers(TrainingConfig preset) {
        return Objects.requireNonNullElseGet(
                teachers, () -> preset.distillation().map(Distillation::teachers).orElse(0));
    }

    private NetworkArchitecture network(TrainingConfig preset) {
        return Objects.requireNonNullElseGet(
                network,
                () ->
                        preset.distillation()
                                .map(Distillation::architecture)
                                .orElse(preset.architecture()));
    }

    private int epochs(TrainingConfig preset) {
        return Objects.requireNonNullElseGet(
                epochs,
                () ->
                        preset.distillation()
                                .map(Distillation::epochs)
                                .orElse(preset.schedule().epochs()));
    }
}
