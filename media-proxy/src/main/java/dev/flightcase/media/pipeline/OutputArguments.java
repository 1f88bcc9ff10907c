package dev.flightcase.media.pipeline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One output of ffmpeg: what it takes of the input, how it is encoded, and where it goes. */
final class OutputArguments {
    /** Sound and picture always; what else a file may hold has no place here. Sound may be missing. */
    private static final List<String> TRACKS = List.of("-map", "0:v:0", "-map", "0:a:0?", "-map_metadata", "-1");
    /**
     * The header first, nothing behind the last fragment: an end without {@code mfra} is no end of stream. delay_moov: AAC out of MPEG-TS
     * has its parameters only with its first frame.
     */
    private static final String FRAGMENTS = "+empty_moov+default_base_moof+delay_moov+skip_trailer";
    /**
     * Microseconds: less than any picture lasts, so each is a fragment of its own. The flag frag_every_frame shall do the same, but with
     * picture and sound in one file ffmpeg 5.1.9 then writes pictures of length 0 and decode times one picture ahead.
     */
    private static final String FRAGMENT_MICROS = "1000";
    /** Microseconds a track may wait for another one; ffmpeg's own is 10 s, in which a lost sound would stop the picture. */
    private static final String INTERLEAVE_MICROS = "500000";

    private static final int SAMPLES_PER_SECOND = 48_000;
    private static final int PLAYLIST_ENTRIES = 6;

    private final String stream;
    private final Transcoding wanted;
    private final IngestTarget target;

    OutputArguments(String stream, Transcoding wanted, IngestTarget target) {
        this.stream = stream;
        this.wanted = wanted;
        this.target = target;
    }

    List<String> copied(boolean hevc, boolean transportSound) {
        var sound = transportSound ? List.of("-bsf:a", "aac_adtstoasc") : List.<String>of();
        var tag = hevc ? List.of("-tag:v", "hvc1") : List.<String>of();
        return Lists.join(TRACKS, List.of("-c", "copy"), tag, sound, pushed(OutputPlan.SOURCE));
    }

    List<String> encoded(Ladder.Rung rung) {
        return Lists.join(TRACKS, video(rung), audio(), pushed(rung.rendition().name()));
    }

    List<String> copiedForTelevision(Instant start) {
        return Lists.join(TRACKS, List.of("-c", "copy"), transportStream(start));
    }

    List<String> encodedForTelevision(Ladder.Rung rung, Instant start) {
        return Lists.join(TRACKS, video(rung), audio(), transportStream(start));
    }

    private List<String> video(Ladder.Rung rung) {
        var rendition = rung.rendition();
        long frames = rendition.framesPerSecond() * wanted.keyFrames().toMillis() / 1000;
        var bits = rendition.kilobitsPerSecond() + "k";
        var picture = List.of(
                // -2: the width that keeps the shape, made even.
                "-vf",
                "scale=-2:min(" + rendition.height() + "\\,ih)",
                "-r",
                Integer.toString(rendition.framesPerSecond()),
                "-fps_mode",
                "cfr",
                "-pix_fmt",
                "yuv420p");
        var groups = List.of("-g", Long.toString(frames), "-b:v", bits);
        // Half a second: one picture never takes the link for longer. A board's own encoder knows none of these.
        var bounds = rung.codec() == Codec.V4L2M2M
                ? List.<String>of()
                : List.of(
                        "-keyint_min",
                        Long.toString(frames),
                        "-sc_threshold",
                        "0",
                        "-maxrate",
                        bits,
                        "-bufsize",
                        rendition.kilobitsPerSecond() / 2 + "k");
        return Lists.join(picture, rung.codec().arguments(), groups, bounds);
    }

    private List<String> audio() {
        return List.of(
                "-c:a",
                "aac",
                "-b:a",
                wanted.audioKilobitsPerSecond() + "k",
                "-ac",
                "2",
                "-ar",
                Integer.toString(SAMPLES_PER_SECOND),
                // Stretches and fills where the input's sound has gaps.
                "-af",
                "aresample=async=1");
    }

    private List<String> pushed(String rendition) {
        return List.of(
                "-f",
                "mp4",
                "-movflags",
                FRAGMENTS,
                "-frag_duration",
                FRAGMENT_MICROS,
                "-flush_packets",
                "1",
                "-max_interleave_delta",
                INTERLEAVE_MICROS,
                "-method",
                "PUT",
                "-content_type",
                "video/mp4",
                "-headers",
                target.header(),
                target.track(stream, rendition));
    }

    /** @param start makes the names of this run's segments differ from those of the run before */
    private List<String> transportStream(Instant start) {
        var name = stream + SourceConfig.TELEVISION_SUFFIX;
        return List.of(
                "-f",
                "hls",
                "-method",
                "PUT",
                "-http_persistent",
                "1",
                "-hls_time",
                seconds(wanted.keyFrames()),
                "-hls_list_size",
                Integer.toString(PLAYLIST_ENTRIES),
                "-hls_segment_type",
                "mpegts",
                "-hls_flags",
                "independent_segments+program_date_time",
                "-start_number",
                Long.toString(start.getEpochSecond()),
                "-hls_segment_filename",
                target.object(name, "segment-%d.ts"),
                "-headers",
                target.header(),
                target.object(name, "index.m3u8"));
    }

    private static String seconds(Duration time) {
        return Double.toString((double) time.toMillis() / 1000);
    }
}
