package dev.flightcase.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one stream is, at one moment; counts are since the process started.
 *
 * @param segmentsIn segments published; {@code bytesIn} their bytes
 * @param segmentsOut segments that viewers asked for; {@code bytesOut} their bytes, a range counted as the whole
 * @param viewers distinct ones that asked for a playlist within the last three target durations
 * @param lastSegmentAge null before the first segment
 * @param errors by kind
 * @param delivery parts, and the requests that wait for them
 * @param conformance what the node's own judge found
 */
public record StreamStatus(
        String name,
        StreamState state,
        long segmentsIn,
        long bytesIn,
        long segmentsOut,
        long bytesOut,
        int viewers,
        @Nullable Duration lastSegmentAge,
        StreamErrors errors,
        DeliveryStatus delivery,
        ConformanceStatus conformance) {}
