package org.numeral.training.publish;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;
import org.numeral.training.data.LabelledDigits;
import org.numeral.training.evaluation.PairedComparison;
import org.numeral.training.evaluation.VersionAnswers;
import org.numeral.training.publish.Incumbent.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the published models that a candidate is held against: the current one, and the earlier
 * versions in the store that have its network and its kind of dataset, which are what re-training
 * may drift away from. Versions newer than the current one were rolled back, and do not count.
 */
public final class Incumbents {

    private static final Logger LOG = LoggerFactory.getLogger(Incumbents.class);

    private final ModelStore store;
    private final int workers;

    /**
     * A finder.
     *
     * @param store the model store
     * @param workers threads to classify with, 1 or more
     */
    public Incumbents(ModelStore store, int workers) {
        this.store = store;
        this.workers = workers;
    }

    /**
     * Holds all of them against a candidate. One that cannot be read stops no better one: it is
     * left out with a warning, and so are the earlier ones if it is the current one.
     *
     * @param test the candidate's test set
     * @param candidate the candidate's probabilities for it, n x 10
     * @return the current one first; empty if there is none that can be read
     * @throws IOException if the store itself cannot be read
     */
    public List<Incumbent> against(LabelledDigits test, float[] candidate) throws IOException {
        Optional<String> id = store.currentId();
        if (id.isEmpty()) {
            return List.of();
        }
        int[] answers = VersionAnswers.mostProbable(candidate);
        Optional<Incumbent> current = read(id.get(), Role.CURRENT, test, answers);
        if (current.isEmpty()) {
            return List.of();
        }
        List<Incumbent> all = new ArrayList<>(List.of(current.get()));
        for (ModelVersion earlier : earlierOfItsKind(id.get())) {
            read(earlier.id(), Role.EARLIER, test, answers).ifPresent(all::add);
        }
        return all;
    }

    private List<ModelVersion> earlierOfItsKind(String current) throws IOException {
        List<ModelVersion> versions = store.versions(); // newest first
        List<ModelVersion> earlier = new ArrayList<>();
        ModelVersion reference = null;
        for (ModelVersion version : versions) {
            if (version.id().equals(current)) {
                reference = version;
            } else if (reference != null && sameKind(version, reference)) {
                earlier.add(version);
            }
        }
        return earlier;
    }

    private static boolean sameKind(ModelVersion one, ModelVersion other) {
        return one.metadata().network().equals(other.metadata().network())
                && one.metadata().dataset().name().equals(other.metadata().dataset().name());
    }

    private Optional<Incumbent> read(String id, Role role, LabelledDigits test, int[] answers)
            throws IOException {
        try {
            ModelVersion version = store.verify(id);
            int[] its =
                    VersionAnswers.mostProbable(
                            VersionAnswers.probabilities(store, version, test, workers));
            return Optional.of(
                    new Incumbent(
                            id,
                            role,
                            version.metadata().trainedOnSynthetic(),
                            PairedComparison.of(test, its, answers)));
        } catch (IOException e) {
            LOG.warn(
                    "The {} model {} cannot be read, so the new one is not compared with it: {}",
                    role == Role.CURRENT ? "current" : "earlier",
                    id,
                    e.getMessage());
            return Optional.empty();
        }
    }
}
