package dev.flightcase.media.pipeline;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Whether the encoders of this node could do their work now: ffmpeg, each source, and what the board carries. Blocks. */
public final class SourceCheck {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final int RTSP_PORT = 554;

    private final PipelineConfig config;
    private final Board board;
    private final SourceProbe probe;
    private final FfmpegInstalled ffmpeg;

    public SourceCheck(PipelineConfig config, Board board) {
        var tool = new Tool(new Launcher(config.nice()));
        this.config = config;
        this.board = board;
        this.probe = new SourceProbe(tool, config.ffprobe());
        this.ffmpeg = new FfmpegInstalled(tool, config.ffmpeg());
    }

    /** Both are one sentence, for someone who sells things. */
    public record Finding(String says, String action) {}

    /**
     * The first thing that is wrong; empty when nothing is.
     *
     * @param running true for a stream whose own encoder holds its port or device now
     */
    public Optional<Finding> look(Map<String, SourceConfig> sources, Predicate<String> running)
            throws InterruptedException {
        var missing = program(sources);
        if (missing.isPresent()) {
            return missing;
        }
        var cores = new CoreShares(board, config.coresShareMax());
        for (var entry : sources.entrySet()) {
            var wanted = entry.getValue();
            if (wanted.isStarted()) {
                var found = carried(cores, entry.getKey(), wanted);
                if (found.isEmpty() && !running.test(entry.getKey())) {
                    found = usable(entry.getKey(), wanted);
                }
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** What ffmpeg calls itself, for a good report; "unknown" where it does not run. */
    public String version() throws InterruptedException {
        return ffmpeg.version().orElse("unknown");
    }

    private Optional<Finding> program(Map<String, SourceConfig> sources) throws InterruptedException {
        var version = ffmpeg.version();
        if (version.isEmpty()) {
            return found("ffmpeg is not installed, or does not run.", "Install it: sudo apt-get install ffmpeg.");
        }
        if (!FfmpegInstalled.isNewEnough(version.get())) {
            return found(
                    "ffmpeg " + version.get() + " is too old.",
                    "Install " + FfmpegInstalled.MAJOR_MIN + "." + FfmpegInstalled.MINOR_MIN + " or newer.");
        }
        boolean encodes = sources.values().stream()
                .anyMatch(source -> source.isStarted() && source.transcoding().mode() != Transcoding.Mode.COPY);
        if (encodes && !ffmpeg.has("-encoders", "libx264")) {
            return found("This ffmpeg cannot encode H.264.", "Install the ffmpeg of Debian or Ubuntu, with libx264.");
        }
        boolean srt = sources.values().stream().anyMatch(source -> source.source() instanceof Source.Srt);
        return srt && !ffmpeg.has("-protocols", "srt")
                ? found("This ffmpeg does not speak SRT.", "Install the ffmpeg of Debian or Ubuntu, with libsrt.")
                : Optional.empty();
    }

    private static Optional<Finding> carried(CoreShares cores, String stream, SourceConfig wanted) {
        var plan = OutputPlan.of(wanted, null);
        return cores.take(stream, plan.costs(), wanted.transcoding().encoder()) instanceof Ladder.Refused(String why)
                ? found("Stream " + stream + " is too much for this board: " + why + ".", "Change its renditions.")
                : Optional.empty();
    }

    private Optional<Finding> usable(String stream, SourceConfig wanted) throws InterruptedException {
        return switch (wanted.source()) {
            case Source.Push _, Source.TestPicture _ -> Optional.empty();
            case Source.Rtmp rtmp -> listens(stream, rtmp.address(), rtmp.port(), true);
            case Source.Srt srt -> listens(stream, srt.address(), srt.port(), false);
            case Source.Camera camera ->
                readable(stream, camera.device(), "Plug the camera in, and let the node read it.");
            case Source.LoopedFile file -> file(stream, file, wanted);
            case Source.Rtsp rtsp -> answers(stream, rtsp);
        };
    }

    private static Optional<Finding> listens(String stream, InetAddress address, int port, boolean tcp) {
        var where = InputArguments.authority(address, port);
        try {
            if (!address.isAnyLocalAddress() && NetworkInterface.getByInetAddress(address) == null) {
                return found(
                        "Stream " + stream + " shall listen on " + where + ", and this node has no such address.",
                        "Correct its key listen, or plug that network in.");
            }
            bind(address, port, tcp);
            return Optional.empty();
        } catch (IOException e) {
            return found(
                    "Stream " + stream + " cannot listen on " + where + ": " + e.getMessage() + ".",
                    "Choose another port, or end the program that has it.");
        }
    }

    private static void bind(InetAddress address, int port, boolean tcp) throws IOException {
        if (tcp) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(address, port));
            }
        } else {
            try (var socket = new DatagramSocket(null)) {
                socket.bind(new InetSocketAddress(address, port));
            } catch (SocketException e) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    private static Optional<Finding> readable(String stream, Path path, String action) {
        return Files.isReadable(path)
                ? Optional.empty()
                : found("Stream " + stream + " cannot read " + path + ".", action);
    }

    private Optional<Finding> file(String stream, Source.LoopedFile file, SourceConfig wanted)
            throws InterruptedException {
        var missing = readable(stream, file.path(), "Put the file there, and let the node read it.");
        if (missing.isPresent()) {
            return missing;
        }
        return probe.look(file, wanted.transcoding().keyFrames(), () -> true)
                        instanceof SourceProbe.NotReadable(String why)
                ? found("Stream " + stream + " cannot show " + file.path() + ": " + why + ".", "Use another file.")
                : Optional.empty();
    }

    private static Optional<Finding> answers(String stream, Source.Rtsp rtsp) {
        var url = rtsp.url();
        int port = url.getPort() < 0 ? RTSP_PORT : url.getPort();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port), (int) CONNECT.toMillis());
            return Optional.empty();
        } catch (IOException e) {
            return found(
                    "The camera of stream " + stream + " at " + url.getHost() + ":" + port + " does not answer.",
                    "Switch it on, and see that it is on this network.");
        }
    }

    private static Optional<Finding> found(String says, String action) {
        return Optional.of(new Finding(says, action));
    }
}
