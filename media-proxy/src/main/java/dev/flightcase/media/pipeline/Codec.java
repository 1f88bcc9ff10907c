package dev.flightcase.media.pipeline;

import java.util.List;

/** What encodes one rendition, and what it costs beside {@link #X264_ULTRAFAST}. */
enum Codec {
    /** A coarser picture at the same bit rate. */
    X264_ULTRAFAST(1),
    /** Measured: 1.4 to 1.5 times as much with decoding, 1.75 times without. */
    X264_VERYFAST(1.75),
    V4L2M2M(0.1);

    private final double cost;

    Codec(double cost) {
        this.cost = cost;
    }

    double cost() {
        return cost;
    }

    List<String> arguments() {
        return switch (this) {
            case X264_ULTRAFAST -> List.of("-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency");
            case X264_VERYFAST -> List.of("-c:v", "libx264", "-preset", "veryfast", "-tune", "zerolatency");
            // It sends its parameters with the first picture only, so they are taken from there.
            case V4L2M2M -> List.of("-c:v", "h264_v4l2m2m", "-bsf:v", "extract_extradata");
        };
    }
}
