package org.numeral.inference.info;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.numeral.inference.access.Guarded;
import org.numeral.inference.model.ModelService;
import org.numeral.inference.model.ModelState;
import org.numeral.inference.model.ServedModel;
import org.numeral.inference.predict.PredictConfiguration;
import org.numeral.model.image.ImageLimits;
import org.numeral.model.runtime.BuildInfo;

/** Facts about the service and its model. */
@Controller("/info")
@Guarded
@Tag(name = "service")
final class InfoController {

    private final ModelService models;
    private final BuildInfo build = BuildInfo.current();
    private final PredictConfiguration configuration;

    InfoController(ModelService models, PredictConfiguration configuration) {
        this.models = models;
        this.configuration = configuration;
    }

    /**
     * Says what is running: versions, limits, the native side and the model.
     *
     * @return the facts
     */
    @Get
    ServiceInfo info() {
        ModelState state = models.state();
        return new ServiceInfo(
                new ServiceInfo.Software(
                        "numeral",
                        build.version(),
                        build.commit(),
                        System.getProperty("java.version")),
                models.runtime().map(ServiceInfo.Runtime::of).orElse(null),
                ServiceInfo.Limits.of(ImageLimits.PHONE_PHOTOGRAPH, configuration.deadline()),
                ServiceInfo.Model.of(state),
                state.served().flatMap(ServedModel::notice).orElse(null));
    }
}
