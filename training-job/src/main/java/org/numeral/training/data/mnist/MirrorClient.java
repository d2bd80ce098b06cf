package org.numeral.training.data.mnist;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one attempt to fetch one file, and ends it in time whatever the server does.
 *
 * <p>An IOException that is no {@link PermanentFailure} may be mended by another attempt.
 */
final class MirrorClient {

    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-\\d+/.*");

    private final DownloadConfig config;
    private final HttpClient http;

    MirrorClient(DownloadConfig config, ProxySelector proxies) {
        this.config = config;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(config.connectTimeout())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .proxy(proxies)
                        .build();
    }

    /**
     * Fetches what is missing.
     *
     * @param download is whole after this returns, and keeps what came if this throws
     */
    void attempt(PartialDownload download) throws IOException, InterruptedException {
        AtomicLong progress = new AtomicLong();
        AtomicReference<PartSubscriber> writer = new AtomicReference<>();
        try {
            CompletableFuture<HttpResponse<Void>> exchange =
                    http.sendAsync(
                            request(download), answer -> body(answer, download, progress, writer));
            HttpResponse<Void> answer = await(exchange, progress);
            check(answer.statusCode(), writer.get() != null, download);
        } finally {
            // a late packet of this attempt must not get into the next one's file
            Optional.ofNullable(writer.get()).ifPresent(PartSubscriber::close);
        }
    }

    private static void check(int status, boolean written, PartialDownload download)
            throws IOException {
        switch (status) {
            case 200 -> {}
            case 206 -> {
                if (!written) {
                    download.restart();
                    throw new IOException("resumed at the wrong place");
                }
            }
            case 404, 410 -> throw new PermanentFailure.NotFound("HTTP " + status);
            case 407 ->
                    throw new PermanentFailure(
                            "the proxy wants a user and password (HTTP 407), which is not supported",
                            null);
            case 416 -> {
                download.restart();
                throw new IOException("cannot resume (HTTP 416)");
            }
            case 408, 425, 429, 500, 502, 503, 504 -> throw new IOException("HTTP " + status);
            default -> throw new PermanentFailure("HTTP " + status, null);
        }
    }

    private HttpRequest request(PartialDownload download) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(download.address()).header("User-Agent", "numeral");
        if (download.received() > 0) {
            request.header("Range", "bytes=" + download.received() + "-");
            download.entityTag().ifPresent(tag -> request.header("If-Range", tag));
        }
        return request.build();
    }

    private static BodySubscriber<Void> body(
            ResponseInfo answer,
            PartialDownload download,
            AtomicLong progress,
            AtomicReference<PartSubscriber> writer) {
        boolean continued =
                answer.statusCode() == 206 && continues(answer.headers(), download.received());
        if (answer.statusCode() != 200 && !continued) {
            return new UnreadBody();
        }
        if (continued) {
            download.resumes();
        } else {
            download.startsWith(answer.headers().firstValue("ETag"));
        }
        writer.set(new PartSubscriber(download.part(), continued, download.maxBytes(), progress));
        return writer.get();
    }

    private static boolean continues(HttpHeaders headers, long received) {
        Matcher range = CONTENT_RANGE.matcher(headers.firstValue("Content-Range").orElse(""));
        return range.matches() && range.group(1).equals(String.valueOf(received));
    }

    /** Neither a silent server nor one that sends a byte a second is waited for. */
    private HttpResponse<Void> await(
            CompletableFuture<HttpResponse<Void>> exchange, AtomicLong progress)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + config.attemptTimeout().toNanos();
        long window = config.stallTimeout().toNanos();
        double least = DownloadConfig.LEAST_RATE * (window / 1e9);
        try {
            while (true) {
                long before = progress.get();
                long left = deadline - System.nanoTime();
                try {
                    return exchange.get(Math.min(window, left), TimeUnit.NANOSECONDS);
                } catch (TimeoutException e) {
                    long came = progress.get() - before;
                    if (left <= window) {
                        throw new IOException(
                                "not done after " + seconds(config.attemptTimeout()), e);
                    }
                    if (came < least) {
                        throw new IOException(
                                "sent %s in %s"
                                        .formatted(
                                                came == 0 ? "nothing" : "only " + came + " bytes",
                                                seconds(config.stallTimeout())),
                                e);
                    }
                }
            }
        } catch (ExecutionException e) {
            throw understandable(e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    /** The client's own exceptions often have no message. */
    private IOException understandable(Throwable cause) {
        if (cause instanceof PermanentFailure failure) {
            return failure;
        }
        if (cause instanceof HttpConnectTimeoutException) {
            return new IOException(
                    "no connection after " + seconds(config.connectTimeout()), cause);
        }
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t instanceof UnresolvedAddressException) {
                return new IOException("unknown host", cause);
            }
        }
        if (cause instanceof ConnectException) {
            return new IOException("no connection: " + cause, cause);
        }
        return new IOException(
                cause.getMessage() == null ? cause.toString() : cause.getMessage(), cause);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }
}
