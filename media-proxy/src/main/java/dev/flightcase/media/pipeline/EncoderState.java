package dev.flightcase.media.pipeline;

import java.util.Locale;

/** Where a supervised encoder is in its life. */
public enum EncoderState {
    /** It was started, and no picture has come yet. */
    STARTING,
    RUNNING,
    /** It ended, and waits before it is started again. */
    BACKING_OFF,
    /** It ended too often in a row, or cannot run on this board. */
    GAVE_UP,
    /** Nobody wants it now. */
    STOPPED;

    /** As people and programs read it, such as {@code backing-off}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
