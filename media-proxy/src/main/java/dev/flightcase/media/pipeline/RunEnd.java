package dev.flightcase.media.pipeline;

import java.time.Duration;
import java.util.List;

/** How one run ended. */
sealed interface RunEnd {
    /** Nobody wants it any more. */
    record Asked() implements RunEnd {}

    /**
     * An encoder of somebody else came and went, or fell silent: it is waited for again, and nothing here was ill.
     *
     * @param why empty where it said goodbye
     */
    record CameAndWent(String why) implements RunEnd {}

    /** What arrives is not what was planned for: the same again, with another plan. */
    record Replanned(InputFormat seen) implements RunEnd {}

    /** The board cannot carry it: trying again changes nothing. */
    record Refused(String why) implements RunEnd {}

    /**
     * It was ill, or ended by itself.
     *
     * @param lived from its first picture on, or all the time that it waited for an encoder
     * @param complaints of ffmpeg, masked, the oldest first
     */
    record Failed(Trouble trouble, Duration lived, List<String> complaints) implements RunEnd {
        public Failed {
            complaints = List.copyOf(complaints);
        }
    }
}
