package dev.flightcase.daemon.metrics;

import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.Method;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Requests by route, status and time; called on event loops, so meters are looked up once and kept. What a till waits for has a
 * histogram besides: from the head of the request to the last byte of its answer with the kernel.
 */
public final class HttpMetrics implements HttpObserver {
    private static final int CREATED = 201;
    private static final double NANOS_PER_MILLI = 1e6;
    /** Milliseconds; 25 and 100 are the aims for an order acknowledged, alone and beside live video. */
    private static final List<Double> CHECKOUT_MILLIS = List.of(
            1.0, 2.0, 3.0, 5.0, 7.5, 10.0, 15.0, 20.0, 25.0, 30.0, 40.0, 50.0, 75.0, 100.0, 150.0, 200.0, 300.0, 500.0,
            1000.0, 2000.0);

    private final MeterRegistry registry;
    private final AtomicInteger open;
    private final Counter bytesOut;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Refusal, Counter> refusals = new EnumMap<>(Refusal.class);
    private final Map<Protocol, Counter> protocols = new EnumMap<>(Protocol.class);
    private final Counter handshakesFailed;
    private final Map<String, Timer> checkout;

    public HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.open = registry.gauge("flightcase.http.connections", new AtomicInteger());
        this.bytesOut = registry.counter("flightcase.http.sent.bytes");
        this.checkout =
                Map.of("/api/v1/orders", checkout(registry, "order"), "/api/v1/holds", checkout(registry, "hold"));
        this.handshakesFailed = registry.counter("flightcase.http.handshakes.failed");
        for (var protocol : Protocol.values()) {
            protocols.put(
                    protocol,
                    registry.counter(
                            "flightcase.http.spoken", "protocol", protocol == Protocol.HTTP_2 ? "h2" : "http/1.1"));
        }
        for (var reason : Refusal.values()) {
            refusals.put(
                    reason,
                    registry.counter(
                            "flightcase.http.refused", "reason", reason.name().toLowerCase(Locale.ROOT)));
        }
    }

    @Override
    public void connectionOpened() {
        open.incrementAndGet();
    }

    @Override
    public void connectionClosed() {
        open.decrementAndGet();
    }

    @Override
    public void protocol(Protocol protocol) {
        var counter = protocols.get(protocol);
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void handshakeFailed() {
        handshakesFailed.increment();
    }

    @Override
    public void requestFinished(Finished request) {
        bytesOut.increment((double) request.bytesOut());
        timers.computeIfAbsent(new Key(request.route(), request.method().name(), request.status()), this::timer)
                .record(request.durationNanos(), TimeUnit.NANOSECONDS);
        var answered = checkout.get(request.route());
        if (answered != null && request.method() == Method.POST && request.status() == CREATED) {
            answered.record(request.durationNanos(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public void refused(Refusal reason) {
        var counter = refusals.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    private Timer timer(Key key) {
        return Timer.builder("flightcase.http.requests")
                .tag("route", key.route())
                .tag("method", key.method())
                .tag("status", String.valueOf(key.status()))
                .register(registry);
    }

    private static Timer checkout(MeterRegistry registry, String request) {
        return Timer.builder("flightcase.checkout.answer")
                .description("Orders and holds from their request to the answer that acknowledges them")
                .tag("request", request)
                .serviceLevelObjectives(CHECKOUT_MILLIS.stream()
                        .map(millis -> Duration.ofNanos(Math.round(millis * NANOS_PER_MILLI)))
                        .toArray(Duration[]::new))
                .register(registry);
    }

    private record Key(String route, String method, int status) {}
}
