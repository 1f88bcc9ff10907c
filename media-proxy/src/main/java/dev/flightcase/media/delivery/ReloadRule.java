package dev.flightcase.media.delivery;

import dev.flightcase.media.playlist.MediaPlaylist;
import java.time.Duration;

/** When a blocking playlist reload is answered (draft-pantos-hls-rfc8216bis §6.2.5.2). Pure. */
final class ReloadRule {
    enum Decision {
        NOW,
        WAIT,
        /** Further ahead than anybody can know: 400. */
        TOO_FAR
    }

    /** How many segments ahead may be asked for. */
    private static final int SEGMENTS_AHEAD_MAX = 2;

    private ReloadRule() {}

    static Decision decide(MediaPlaylist playlist, Directives directives) {
        if (playlist.ended() || !directives.blocks()) {
            return Decision.NOW;
        }
        long ahead = directives.sequence() - playlist.lastSequence();
        if (ahead > SEGMENTS_AHEAD_MAX) {
            return Decision.TOO_FAR;
        }
        Duration partTarget = playlist.terms().partTarget();
        if (directives.part() == Directives.NONE || partTarget == null) {
            return ahead <= 0 ? Decision.NOW : Decision.WAIT;
        }
        if (ahead < 0) {
            return Decision.NOW;
        }
        if (ahead == 0) {
            // a part behind the last one of a finished segment is the first one of the next
            boolean there = directives.part() < playlist.lastParts() || playlist.openParts() > 0;
            return there ? Decision.NOW : Decision.WAIT;
        }
        int have = ahead == 1 ? playlist.openParts() : 0;
        if (directives.part() < have) {
            return Decision.NOW;
        }
        return directives.part() - (have - 1) > partsAheadMax(partTarget) ? Decision.TOO_FAR : Decision.WAIT;
    }

    /** The Advance Part Limit: three seconds of parts, or three parts where they last a second or longer. */
    static long partsAheadMax(Duration partTarget) {
        return Math.max(3, Math.ceilDiv(3_000_000_000L, partTarget.toNanos()));
    }
}
