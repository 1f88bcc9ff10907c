package dev.flightcase.media.packager;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.isobmff.Sample;

/**
 * A sample that is in no part yet.
 *
 * @param decodeTime ticks of its track
 * @param data of its fragment; each pending sample owns one reference
 */
record PendingSample(long decodeTime, Sample sample, SharedBytes data) {
    long endTime() {
        return decodeTime + sample.duration();
    }
}
