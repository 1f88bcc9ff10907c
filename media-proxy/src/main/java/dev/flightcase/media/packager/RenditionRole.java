package dev.flightcase.media.packager;

import dev.flightcase.media.packager.PartCutter.Beginning;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a rendition leads, so that others follow it, or follows itself, and what it may do then. Not thread-safe. */
final class RenditionRole {
    private final StreamClock clock;
    private boolean leads;
    private boolean rejoins;
    private StreamClock.@Nullable Boundary last;

    RenditionRole(boolean leads, StreamClock clock) {
        this.leads = leads;
        this.clock = clock;
    }

    boolean leads() {
        return leads;
    }

    /**
     * It did not until now; others follow from where it is.
     *
     * @param end media time in nanoseconds
     */
    void lead(long end) {
        leads = true;
        if (last != null && !clock.isStanding()) {
            clock.began(last);
            clock.led(end);
        }
    }

    /** Another one leads from now on. */
    void follow() {
        leads = false;
    }

    /** Its next segment begins with one of the leading rendition, whose number it has. */
    void rejoin(boolean must) {
        rejoins = must;
    }

    /** Whether what ends at this media time may go out: sound waits for its pictures. */
    boolean mayPublish(long endNanos, boolean video) {
        return leads || video || clock.hasLed(endNanos);
    }

    /**
     * @param timeline null before there is one
     */
    Beginning mayBegin(long nanos, boolean video, @Nullable Timeline timeline) {
        if (leads) {
            return Beginning.HERE;
        }
        if (timeline != null && rejoins) {
            // in the middle of a gap nothing begins
            return timeline.isOpen() ? Beginning.UNKNOWN : clock.goingOn(nanos, timeline.nextSequence(), video);
        }
        return video || clock.isStanding() ? clock.beginning(nanos) : Beginning.HERE;
    }

    /** The segment of the leading rendition that it joins at this time, where it has none of its own yet. */
    Optional<StreamClock.Boundary> joined(@Nullable Timeline timeline, Instant date) {
        return timeline == null && !leads ? clock.nearest(date) : Optional.empty();
    }

    void began(StreamClock.Boundary boundary) {
        rejoins = false;
        last = boundary;
        if (leads) {
            clock.began(boundary);
        }
    }

    /** It is out up to this media time. */
    void reached(long endNanos) {
        if (leads) {
            clock.led(endNanos);
        }
    }
}
