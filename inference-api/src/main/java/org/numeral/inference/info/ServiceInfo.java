package org.numeral.inference.info;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import org.numeral.inference.model.ModelState;
import org.numeral.inference.model.ServedModel;
import org.numeral.model.digit.AbstentionRule;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.runtime.NativeRuntime;
import org.numeral.model.store.ModelMetadata;

/**
 * What is running.
 *
 * @param service the software
 * @param runtime the native side; absent while it is being loaded
 * @param limits what is accepted
 * @param model what is served
 * @param notice what every user must know about the model; absent if there is nothing
 */
@Serdeable
public record ServiceInfo(
        Software service,
        @Nullable Runtime runtime,
        Limits limits,
        Model model,
        @Nullable String notice) {

    /**
     * The software.
     *
     * @param name of the service
     * @param version of the project
     * @param commit it was built from
     * @param java version of the JVM
     */
    @Serdeable
    public record Software(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "numeral") String name,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.1.0") String version,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "4b825dc") String commit,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "17.0.15")
                    String java) {}

    /**
     * The native side.
     *
     * @param description in one line
     * @param computePath ONEDNN or PLAIN
     * @param cpus cores that the container may use
     * @param memoryLimitBytes of the container
     * @param maxProcessBytes ceiling of the process
     * @param maxNativeBytes ceiling of ND4J's own memory
     * @param maxHeapBytes ceiling of the Java heap
     */
    @Serdeable
    public record Runtime(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "ND4J on linux-x86_64 with oneDNN")
                    String description,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "ONEDNN")
                    String computePath,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.5") double cpus,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "1073741824")
                    long memoryLimitBytes,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "965738496")
                    long maxProcessBytes,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "538968064")
                    long maxNativeBytes,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "259522560")
                    long maxHeapBytes) {

        static Runtime of(NativeRuntime runtime) {
            return new Runtime(
                    runtime.description(),
                    runtime.path().name(),
                    runtime.limits().cpus(),
                    runtime.limits().memory(),
                    runtime.maxProcessBytes(),
                    runtime.maxNativeBytes(),
                    java.lang.Runtime.getRuntime().maxMemory());
        }
    }

    /**
     * What is accepted.
     *
     * @param maxUploadBytes of one picture
     * @param maxPixels of one picture
     * @param deadlineMillis until an answer or an error
     */
    @Serdeable
    public record Limits(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "20000000")
                    long maxUploadBytes,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "50000000")
                    long maxPixels,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "10000")
                    long deadlineMillis) {

        static Limits of(ImageLimits image, Duration deadline) {
            return new Limits(image.maxBytes(), image.maxPixels(), deadline.toMillis());
        }
    }

    /**
     * The model.
     *
     * @param state "serving" or "waiting"
     * @param reason why the published model is not served; absent if it is
     * @param served facts about the served model; absent if there is none
     */
    @Serdeable
    public record Model(String state, @Nullable String reason, @Nullable Served served) {

        static Model of(ModelState state) {
            return new Model(
                    state.served().isPresent() ? "serving" : "waiting",
                    state.obstacle().orElse(null),
                    state.served().map(Served::of).orElse(null));
        }
    }

    /**
     * Facts about the served model.
     *
     * @param id of the version
     * @param created when its training ended
     * @param architecture of the network
     * @param parameters number of weights and biases
     * @param dataset mnist, images or synthetic
     * @param trainingExamples number of pictures it was trained on
     * @param testExamples number of pictures it was tested on
     * @param testAccuracy share of right answers on them, 0 to 1
     * @param confidenceLow lower end of the 95 % confidence interval of testAccuracy
     * @param confidenceHigh upper end
     * @param calibration how well its probabilities are calibrated; absent if they are not
     * @param abstention when a picture is not recognised as a digit; absent if all are
     * @param replicas copies that compute in parallel
     */
    @Serdeable
    public record Served(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "20261128-072631-b332")
                    String id,
            Instant created,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "deep")
                    String architecture,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "225194")
                    long parameters,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "mnist") String dataset,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "54000")
                    int trainingExamples,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "10000")
                    int testExamples,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.9971")
                    double testAccuracy,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.9958")
                    double confidenceLow,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.998")
                    double confidenceHigh,
            @Nullable Calibration calibration,
            @Nullable Abstention abstention,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "2") int replicas) {

        static Served of(ServedModel model) {
            ModelMetadata metadata = model.metadata();
            return new Served(
                    metadata.id(),
                    metadata.created(),
                    metadata.network().architecture(),
                    metadata.network().parameters(),
                    metadata.dataset().name(),
                    metadata.dataset().trainingExamples(),
                    metadata.test().examples(),
                    metadata.test().accuracy(),
                    metadata.test().confidenceLow(),
                    metadata.test().confidenceHigh(),
                    Calibration.of(metadata.calibration()),
                    Abstention.of(metadata.abstention()),
                    model.pool().workers());
        }
    }

    /**
     * How well the probabilities tell how often the answer is right.
     *
     * @param temperature that the network's logits were divided by; it is in the weights already
     * @param validationErrorBefore expected calibration error on the validation set without it
     * @param validationErrorAfter with it
     * @param testError expected calibration error on the test set, 0 to 1
     */
    @Serdeable
    public record Calibration(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.486")
                    double temperature,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.045")
                    double validationErrorBefore,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.0015")
                    double validationErrorAfter,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "0.0019")
                    double testError) {

        static Calibration of(ModelMetadata.Calibration calibration) {
            return calibration == null
                    ? null
                    : new Calibration(
                            calibration.temperature(),
                            calibration.validationErrorBefore(),
                            calibration.validationErrorAfter(),
                            calibration.testError());
        }
    }

    /**
     * When a picture is not recognised as a digit.
     *
     * @param score what is compared, such as MAX_PROBABILITY
     * @param threshold the least score of what is recognised
     */
    @Serdeable
    public record Abstention(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "NEGATIVE_SOFT_ENTROPY")
                    String score,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "-1.4715")
                    double threshold) {

        static Abstention of(AbstentionRule rule) {
            return rule == null ? null : new Abstention(rule.score().name(), rule.threshold());
        }
    }
}
