package dev.flightcase.media.pipeline;

import java.time.Duration;

/**
 * One report of {@code ffmpeg -progress}, since its start. Numbers that ffmpeg does not know (it writes {@code N/A}) are 0.
 *
 * @param frame pictures written to the first output
 * @param dropped pictures that came too soon after one another and were left out
 * @param duplicated pictures shown again because the next was late
 * @param outTime end of what was written, in the stream's time
 * @param speed of real time, since the start
 * @param bitsPerSecond of the first output, since the start
 */
public record Progress(long frame, long dropped, long duplicated, Duration outTime, double speed, long bitsPerSecond) {

    /** True where there is something to see or to hear. */
    boolean hasBegun() {
        return frame > 0 || outTime.isPositive();
    }
}
