package dev.flightcase.media.pipeline;

import java.util.ArrayList;

/** What an encoder does, for the operator. Never a secret. */
final class SourceWords {
    private SourceWords() {}

    static String opening(Source source, String stream) {
        return switch (source) {
            case Source.Push _ -> "waits for an encoder that pushes";
            case Source.Rtmp rtmp ->
                "waits for an encoder at rtmp://" + InputArguments.authority(rtmp.address(), rtmp.port()) + "/live/"
                        + stream;
            case Source.Srt srt ->
                "waits for an encoder at srt://" + InputArguments.authority(srt.address(), srt.port());
            case Source.Rtsp rtsp -> "opens the camera at " + rtsp.url().getHost();
            case Source.Camera camera -> "opens the camera " + camera.device();
            case Source.LoopedFile file -> "opens " + file.path();
            case Source.TestPicture _ -> "begins the test picture";
        };
    }

    static String doing(Source source, OutputPlan plan) {
        var what = new ArrayList<String>();
        if (plan.copied()) {
            what.add("copies " + source.kind());
        }
        if (!plan.encoded().isEmpty()) {
            what.add("encodes " + (plan.copied() ? "" : source.kind() + " to ")
                    + String.join(
                            ", ", plan.encoded().stream().map(Rendition::name).toList()));
        }
        if (plan.television()) {
            what.add("makes MPEG-TS for televisions");
        }
        return String.join(", ", what);
    }
}
