package org.numeral.inference.page;

import jakarta.inject.Singleton;
import org.numeral.inference.access.ApiKeys;
import org.numeral.inference.access.ManagementPort;
import org.numeral.inference.feedback.FeedbackConfiguration;
import org.numeral.inference.model.ModelService;

/** The page as it is now, before there is an answer or an error to show. */
@Singleton
final class PageViews {

    private final ModelService models;
    private final PageView.Offer offer;

    PageViews(
            ModelService models,
            ApiKeys keys,
            ManagementPort managementPort,
            FeedbackConfiguration feedback) {
        this.models = models;
        boolean health = !managementPort.exists();
        this.offer =
                new PageView.Offer(
                        !keys.required(),
                        health,
                        // the protocol's own is at this port whatever the management port is
                        health ? "/health/readiness" : "/v2/health/ready",
                        feedback.enabled());
    }

    /** What to show at this moment. */
    PageView now() {
        return PageView.of(models.state(), offer);
    }
}
