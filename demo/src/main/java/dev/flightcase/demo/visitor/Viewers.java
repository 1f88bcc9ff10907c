package dev.flightcase.demo.visitor;

import dev.flightcase.demo.client.Http;
import java.net.URI;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Simulated players of the live stream, as {@code --viewers N}. */
public final class Viewers {
    private final Http http;
    private final URI multivariant;
    private final LongSupplier nanos;
    private final Pace pace = new Pace();
    private final Crowd crowd = new Crowd("viewer", pace);
    private final Watching watching = new Watching();

    /**
     * @param multivariant the Multivariant Playlist
     * @param nanos a monotonic clock
     */
    public Viewers(Http http, URI multivariant, LongSupplier nanos) {
        this.http = http;
        this.multivariant = multivariant;
        this.nanos = nanos;
    }

    /**
     * @param stalls times that a buffer ran empty
     * @param missed segments that left the window before they were fetched
     * @param firstError the empty string if there was none
     */
    public record Report(
            long segments,
            long bytes,
            long stalls,
            long missed,
            long discontinuities,
            long errors,
            String firstError) {}

    public void start(int count) {
        crowd.start(count, _ -> new Viewer(http, multivariant, pace, nanos, watching));
    }

    public void stop(Duration patience) throws InterruptedException {
        crowd.stop(patience);
    }

    public Report report() {
        return watching.report();
    }
}
