package dev.flightcase.media.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * How one encoder is, at one moment.
 *
 * @param source its kind, such as {@code rtmp}
 * @param reason for the operator: what it does or waits for, and after a restart why; never empty
 * @param restarts since the node started; an encoder of somebody else that came and went is none
 * @param progress the latest report of this run; null where there is none
 */
public record EncoderStatus(
        String stream,
        String source,
        EncoderState state,
        String reason,
        long restarts,
        @Nullable Progress progress) {}
