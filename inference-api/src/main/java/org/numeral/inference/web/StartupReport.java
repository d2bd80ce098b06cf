package org.numeral.inference.web;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.runtime.server.EmbeddedServer;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import org.numeral.inference.model.ModelService;
import org.numeral.inference.model.ModelState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line at the start: the address and whether there is a model. */
@Singleton
final class StartupReport implements ApplicationEventListener<ServerStartupEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(StartupReport.class);

    private final ModelService models;

    StartupReport(ModelService models) {
        this.models = models;
    }

    @Override
    public void onApplicationEvent(ServerStartupEvent event) {
        EmbeddedServer server = event.getSource();
        ModelState state = models.state();
        LOG.info(
                "Numeral answers at {}://{}:{} ({})",
                server.getScheme(),
                server.getHost(),
                server.getPort(),
                state.served()
                        .map(model -> "with model " + model.id())
                        .orElse("waiting for a model; readiness follows"));
    }
}
