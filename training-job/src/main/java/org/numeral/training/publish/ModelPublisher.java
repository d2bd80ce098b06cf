package org.numeral.training.publish;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.deeplearning4j.util.ModelSerializer;
import org.numeral.model.network.NetworkArchitecture;
import org.numeral.model.runtime.BuildInfo;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.ModelCard;
import org.numeral.model.store.ModelMetadata;
import org.numeral.model.store.ModelMetadata.Dataset;
import org.numeral.model.store.ModelMetadata.Network;
import org.numeral.model.store.ModelStore;
import org.numeral.model.store.ModelVersion;
import org.numeral.training.report.ReportData;
import org.numeral.training.report.TrainingReport;
import org.numeral.training.trainer.TrainedNetwork;

/** Writes a trained network with all that is known of it into the model store. */
public final class ModelPublisher {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final ModelStore store;

    /**
     * A publisher.
     *
     * @param store the model store
     */
    public ModelPublisher(ModelStore store) {
        this.store = store;
    }

    /**
     * Publishes a network under a new id and makes it current.
     *
     * @param trained the network
     * @param architecture of the network
     * @param settings what it was trained with, value by name
     * @param dataset what it was trained on
     * @param figures how right it is, and its calibration
     * @param card what it is for
     * @param report what its report tells, given the metadata
     * @return the published version
     * @throws IOException if it could not be published; the current version is then unchanged
     */
    public ModelVersion publish(
            TrainedNetwork trained,
            NetworkArchitecture architecture,
            Map<String, String> settings,
            Dataset dataset,
            CalibratedFigures figures,
            ModelCard card,
            Function<ModelMetadata, ReportData> report)
            throws IOException {
        Instant created = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        BuildInfo build = BuildInfo.current();
        Map<String, String> hyperparameters = new TreeMap<>(settings);
        hyperparameters.put("bestEpoch", String.valueOf(trained.bestEpoch()));
        ModelMetadata draft =
                new ModelMetadata(
                                ModelMetadata.FORMAT_VERSION,
                                newId(created),
                                created,
                                null, // the store computes the checksum
                                new Network(
                                        architecture.optionName(), trained.network().numParams()),
                                dataset,
                                hyperparameters,
                                figures.validation(),
                                figures.test(),
                                Map.of(
                                        "numeral", build.version(),
                                        "deeplearning4j", build.deeplearning4j(),
                                        "java", Runtime.version().toString(),
                                        "computePath", NativeRuntime.start().path().name()),
                                build.commit(),
                                trained.duration())
                        .withCalibration(figures.calibration(), figures.abstention())
                        .withBaseline(figures.baseline())
                        .withModelCard(card);
        return store.publish(
                draft,
                folder -> {
                    ModelSerializer.writeModel(
                            trained.network(),
                            folder.resolve(ModelVersion.MODEL_FILE).toFile(),
                            false);
                    TrainingReport.write(report.apply(draft), folder);
                });
    }

    /** Sorts by time; the random end keeps two Jobs apart that finish within a second. */
    private static String newId(Instant created) {
        return "%s-%04x"
                .formatted(ID.format(created), ThreadLocalRandom.current().nextInt(1 << 16));
    }
}
