package dev.flightcase.daemon;

import dev.flightcase.daemon.config.MediaSettings;
import dev.flightcase.media.slate.FfmpegSlates;

/** The slates of this node. */
final class Slates {
    private Slates() {}

    static FfmpegSlates of(MediaSettings settings) {
        return new FfmpegSlates(
                settings.pipeline().ffmpeg(),
                settings.pipeline().nice(),
                settings.slate(),
                settings.config().cuts().segmentTarget());
    }
}
