package dev.flightcase.cache.mirror;

import java.time.Duration;

/**
 * How far the mirror is.
 *
 * @param mirrored sequence of the last entry that is on the medium, fsync included; 0 when that is not known
 * @param behind entries that are not on it
 * @param lag since when it is behind; zero while it is not
 */
public record MirrorStatus(MirrorState state, long mirrored, long behind, Duration lag) {
    /** Nothing would be lost with the card now. */
    public boolean isEven() {
        return behind == 0 && state instanceof MirrorState.Following;
    }
}
