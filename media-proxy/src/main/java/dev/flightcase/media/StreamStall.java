package dev.flightcase.media;

import dev.flightcase.media.packager.StreamPackager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What viewers of a stream get while its encoder sends nothing. Not thread-safe: belongs to a {@link LiveStream}. */
final class StreamStall {
    private static final Logger log = LoggerFactory.getLogger(StreamStall.class);

    private final String stream;
    private boolean standing;

    StreamStall(String stream) {
        this.stream = stream;
    }

    /** What time brings. */
    void sweep(StreamPackager packager) {
        packager.sweep();
        told(packager.isStanding());
    }

    private void told(boolean stands) {
        if (stands && !standing) {
            log.atInfo().addKeyValue("stream", stream).log("stream has no media");
        } else if (standing && !stands) {
            log.atInfo().addKeyValue("stream", stream).log("stream goes on");
        }
        standing = stands;
    }
}
