package dev.flightcase.media.pipeline;

/**
 * Why a run ends.
 *
 * @param says for the operator, without a full stop
 */
record Trouble(Trouble.Kind kind, String says) {
    enum Kind {
        /** It ended by itself, or could not begin. */
        DEATH,
        /** It lives, and no picture comes. */
        STALL,
        /** It lives and says that it goes on, and nothing arrives in the stream. */
        SILENCE,
        /** It leaves out pictures. */
        DROPS,
        /** Its time leaves the clock's. */
        DRIFT,
        /** One of its outputs is gone. */
        OUTPUT
    }
}
