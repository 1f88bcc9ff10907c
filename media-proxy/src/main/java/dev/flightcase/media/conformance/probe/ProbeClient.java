package dev.flightcase.media.conformance.probe;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.conformance.Exchange;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSession;

/** Sends requests and keeps what a judge needs. Blocks the calling thread, which should be a virtual one. Redirects are not followed. */
final class ProbeClient implements AutoCloseable {
    private static final int BODY_BYTES_MAX = 64 << 20;

    private final HttpClient client;
    private final LongSupplier ticks;
    private final int requestsMax;
    private final long bytesMax;
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean closed;

    /**
     * @param failure why there is no whole answer, whose status is 0 then; empty when there is one
     */
    record Fetched(Exchange exchange, long receivedAt, String failure) {
        int status() {
            return exchange.answer().status();
        }

        boolean failed() {
            return !failure.isEmpty();
        }
    }

    ProbeClient(ProbeConfig config, LongSupplier ticks) {
        this.ticks = ticks;
        this.requestsMax = config.requestsMax();
        this.bytesMax = config.bytesMax();
        boolean tls = "https".equalsIgnoreCase(config.url().getScheme());
        HttpClient.Builder builder = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .followRedirects(HttpClient.Redirect.NEVER)
                // Without TLS the client would ask to upgrade, which some servers answer with an error.
                .version(tls ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
        if (config.insecure()) {
            builder.sslContext(AnyCertificate.context());
        }
        this.client = builder.build();
    }

    Fetched fetch(Exchange.Call call, Duration timeout) {
        long askedAt = ticks.getAsLong();
        if (spent()) {
            return failed(call, askedAt, "the probe has used up its requests or bytes");
        }
        requests.incrementAndGet();
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                    .timeout(timeout)
                    .method(call.method(), HttpRequest.BodyPublishers.noBody());
            call.headers().forEach(request::header);
            HttpResponse<TimedBody.Kept> response =
                    client.send(request.build(), _ -> new TimedBody(ticks, BODY_BYTES_MAX));
            bytes.addAndGet(response.body().bytes().length());
            long receivedAt = ticks.getAsLong();
            var timing = new Exchange.Timing(response.body().firstByteAt() - askedAt, receivedAt - askedAt);
            var answer = new Exchange.Answer(
                    response.statusCode(),
                    headers(response),
                    transport(response),
                    timing,
                    response.body().bytes());
            return new Fetched(new Exchange(call, answer), receivedAt, "");
        } catch (IOException e) {
            return failed(call, askedAt, reason(e));
        } catch (IllegalArgumentException e) {
            return failed(call, askedAt, "not an address that can be asked for: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(call, askedAt, "stopped");
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }

    private Fetched failed(Exchange.Call call, long askedAt, String why) {
        long now = ticks.getAsLong();
        var timing = new Exchange.Timing(now - askedAt, now - askedAt);
        var answer = new Exchange.Answer(0, Map.of(), new Exchange.Transport(false, ""), timing, Bytes.EMPTY);
        return new Fetched(new Exchange(call, answer), now, why);
    }

    private static Map<String, String> headers(HttpResponse<?> response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        headers.remove(":status");
        return headers;
    }

    private static Exchange.Transport transport(HttpResponse<?> response) {
        return new Exchange.Transport(
                response.version() == HttpClient.Version.HTTP_2,
                response.sslSession().map(SSLSession::getProtocol).orElse(""));
    }

    /** No further request will be sent. */
    boolean spent() {
        return closed || requests.get() >= requestsMax || bytes.get() >= bytesMax;
    }

    int requests() {
        return requests.get();
    }

    long bytes() {
        return bytes.get();
    }

    /** Breaks off what is under way. */
    @Override
    public void close() {
        closed = true;
        client.shutdownNow();
    }
}
