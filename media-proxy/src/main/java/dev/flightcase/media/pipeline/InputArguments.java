package dev.flightcase.media.pipeline;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How ffmpeg and ffprobe open a source. Each names its demuxer and the only protocols that may be opened on its behalf, so that nothing
 * in a file or a URL leads anywhere else.
 */
final class InputArguments {
    /** How much is read before ffmpeg says what it is; 5 s by default, which an encoder that comes back would lose. */
    private static final List<String> LOOK_SHORTLY = List.of("-analyzeduration", "2000000", "-probesize", "2000000");
    /** A camera that accepts and then says nothing. */
    private static final Duration RTSP_PATIENCE = Duration.ofSeconds(5);

    private InputArguments() {}

    /** For ffmpeg: with the pace of sources that have none. */
    static List<String> paced(Source source, String stream) {
        var arguments = new ArrayList<String>();
        switch (source) {
            case Source.LoopedFile _ -> arguments.addAll(List.of("-re", "-stream_loop", "-1", "-fflags", "+genpts"));
            case Source.TestPicture _ -> arguments.add("-re");
            case Source.Push _, Source.Rtmp _, Source.Srt _, Source.Rtsp _, Source.Camera _ -> {}
        }
        arguments.addAll(opened(source, stream));
        return List.copyOf(arguments);
    }

    /** For ffprobe as well: up to and including {@code -i}. */
    static List<String> opened(Source source, String stream) {
        return switch (source) {
            case Source.Push _ -> throw new IllegalArgumentException("a pushed stream has no input");
            case Source.Rtmp rtmp -> rtmp(rtmp, stream);
            case Source.Srt srt -> srt(srt);
            case Source.Rtsp rtsp -> rtsp(rtsp);
            case Source.Camera camera -> camera(camera);
            case Source.LoopedFile file -> List.of("-protocol_whitelist", "file", "-i", "file:" + file.path());
            case Source.TestPicture picture -> List.of("-f", "lavfi", "-i", new TestScreen(picture, stream).graph());
        };
    }

    private static List<String> rtmp(Source.Rtmp rtmp, String stream) {
        var arguments = new ArrayList<>(LOOK_SHORTLY);
        arguments.addAll(List.of("-f", "flv", "-protocol_whitelist", "rtmp,tcp", "-listen", "1"));
        arguments.addAll(List.of("-i", "rtmp://" + authority(rtmp.address(), rtmp.port()) + "/live/" + stream));
        return List.copyOf(arguments);
    }

    private static List<String> srt(Source.Srt srt) {
        var arguments = new ArrayList<>(LOOK_SHORTLY);
        arguments.addAll(List.of("-f", "mpegts", "-protocol_whitelist", "srt", "-mode", "listener"));
        arguments.addAll(List.of("-latency", micros(srt.latency())));
        if (srt.passphrase() != null) {
            arguments.addAll(List.of("-passphrase", srt.passphrase(), "-enforced_encryption", "1"));
        }
        arguments.addAll(List.of("-i", "srt://" + authority(srt.address(), srt.port())));
        return List.copyOf(arguments);
    }

    private static List<String> rtsp(Source.Rtsp rtsp) {
        var arguments = new ArrayList<>(LOOK_SHORTLY);
        arguments.addAll(List.of("-f", "rtsp", "-protocol_whitelist", "rtsp,tcp,rtp,udp", "-rtsp_transport", "tcp"));
        arguments.addAll(
                List.of("-timeout", micros(RTSP_PATIENCE), "-i", rtsp.url().toString()));
        return List.copyOf(arguments);
    }

    private static List<String> camera(Source.Camera camera) {
        return List.of(
                "-f",
                "v4l2",
                "-framerate",
                Integer.toString(camera.framesPerSecond()),
                "-video_size",
                camera.size().toString(),
                "-i",
                camera.device().toString());
    }

    static String authority(InetAddress address, int port) {
        var host = address.getHostAddress();
        return (address instanceof Inet6Address ? "[" + host + "]" : host) + ":" + port;
    }

    private static String micros(Duration time) {
        return Long.toString(time.toMillis() * 1000);
    }
}
