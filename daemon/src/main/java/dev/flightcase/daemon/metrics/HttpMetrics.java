package dev.flightcase.daemon.metrics;

import dev.flightcase.http.HttpObserver;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Requests by route, status and time; called on event loops, so meters are looked up once and kept. */
public final class HttpMetrics implements HttpObserver {
    private final MeterRegistry registry;
    private final AtomicInteger open;
    private final Counter bytesOut;
    private final Map<Key, Timer> timers = new ConcurrentHashMap<>();
    private final Map<Refusal, Counter> refusals = new EnumMap<>(Refusal.class);

    public HttpMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.open = registry.gauge("flightcase.http.connections", new AtomicInteger());
        this.bytesOut = registry.counter("flightcase.http.sent.bytes");
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
    public void requestFinished(Finished request) {
        bytesOut.increment((double) request.bytesOut());
        timers.computeIfAbsent(new Key(request.route(), request.method().name(), request.status()), this::timer)
                .record(request.durationNanos(), TimeUnit.NANOSECONDS);
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

    private record Key(String route, String method, int status) {}
}
