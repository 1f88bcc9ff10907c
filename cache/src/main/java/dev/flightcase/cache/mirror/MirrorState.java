package dev.flightcase.cache.mirror;

/** How the mirror is. */
public sealed interface MirrorState {
    /** For the person who looks after it. */
    String says();

    /** The medium is there and takes what comes. */
    record Following() implements MirrorState {
        @Override
        public String says() {
            return "Orders are mirrored to the second medium.";
        }
    }

    /** Not plugged in, or not mounted. */
    record Absent(String says) implements MirrorState {}

    /** A medium is there, but not this stall's: nothing is written to it. */
    record Refused(String says) implements MirrorState {}

    /** The medium failed or is full. */
    record Failing(String says) implements MirrorState {}
}
