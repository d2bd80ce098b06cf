package org.numeral.training.data.mnist;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Ends the connection instead of reading on: an error page may be endless too. */
final class UnreadBody implements BodySubscriber<Void> {

    @Override
    public CompletionStage<Void> getBody() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        // nothing was asked for
    }

    @Override
    public void onError(Throwable error) {
        // the status alone decides
    }

    @Override
    public void onComplete() {
        // the status alone decides
    }
}
