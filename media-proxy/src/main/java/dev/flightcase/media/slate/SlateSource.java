package dev.flightcase.media.slate;

import dev.flightcase.http.Bytes;

/** Where slates come from. Thread-safe; never blocks. */
public interface SlateSource {
    /** There are none. */
    SlateSource NONE = _ -> new Answer.Never();

    /** Begins to make one, where that is needed: somebody asks again. */
    Answer ask(SlateShape shape);

    /** What there is of a slate. */
    sealed interface Answer {
        /**
         * @param file fragmented MP4 that begins with a key frame, for a loop
         */
        record Ready(Bytes file) implements Answer {}

        /** It is being made. */
        record Later() implements Answer {}

        /** It cannot be made here; why was logged. */
        record Never() implements Answer {}
    }
}
