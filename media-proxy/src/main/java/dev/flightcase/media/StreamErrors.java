package dev.flightcase.media;

/**
 * What went wrong with a stream since the process started.
 *
 * @param uploadsAborted never became visible
 * @param uploadsRefused for want of memory
 * @param playlistsMalformed uploaded playlists that could not be read
 * @param segmentsLost named by the encoder and never wholly uploaded; viewers see a discontinuity
 * @param segmentsTooLong longer than the target duration that was promised to viewers
 * @param encoderRestarts the encoder began again
 */
public record StreamErrors(
        long uploadsAborted,
        long uploadsRefused,
        long playlistsMalformed,
        long segmentsLost,
        long segmentsTooLong,
        long encoderRestarts) {

    /** All but restarts, which are an event and no error. */
    public long total() {
        return uploadsAborted + uploadsRefused + playlistsMalformed + segmentsLost + segmentsTooLong;
    }
}
