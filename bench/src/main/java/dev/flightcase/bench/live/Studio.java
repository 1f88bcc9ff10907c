package dev.flightcase.bench.live;

import dev.flightcase.bench.FreePort;
import dev.flightcase.bench.NodeRun;
import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.Variant;
import dev.flightcase.bench.load.PlainConnection;
import dev.flightcase.bench.nginx.Nginx;
import dev.flightcase.bench.stall.Stall;
import dev.flightcase.demo.folder.SelfSigned;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The node with live streams that were pushed to it, and nginx with the very same bytes as files. */
final class Studio implements AutoCloseable {
    /** Of this stream parts of 100 KB, and a playlist of about 1 KB. It stands still. */
    static final String STILL = NodeRun.STREAM;
    /** Of this one segments of 3 MB. It stands still, too. */
    static final String LARGE = "large";
    /** This one goes on while it is measured. */
    static final String MOVING = "moving";

    static final int PART_BYTES = 100_000;
    static final int SEGMENT_BYTES = 3_000_000;
    static final int FRAMES_PER_PART = 10;
    static final int FRAMES_PER_SEGMENT = 60;
    /** With these the playlist has about a thousand bytes. */
    private static final int STILL_PARTS = 9;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String KEYS = "\nkey = \"" + NodeRun.STREAM_KEY + "\"\n";

    final Stall stall;
    final int tlsPort;
    final Optional<Nginx> nginx;
    final int nginxTlsPort;
    /** One after the other continues it: what comes twice is left out. */
    final FragmentedVideo moving = new FragmentedVideo(FRAMES_PER_SEGMENT);

    private final Path root;
    private final List<Closing> open;

    private interface Closing {
        void close() throws IOException;
    }

    private Studio(Stall stall, int tlsPort, Optional<Nginx> nginx, int nginxTlsPort, Path root, List<Closing> open) {
        this.stall = stall;
        this.tlsPort = tlsPort;
        this.nginx = nginx;
        this.nginxTlsPort = nginxTlsPort;
        this.root = root;
        this.open = open;
    }

    /** Blocks until everything serves. Without nginx only what needs none can be measured. */
    static Studio start(Path home, Optional<Path> nginxBinary) throws IOException, InterruptedException {
        var open = new ArrayList<Closing>();
        try {
            var scratch = Scratch.of(home, "live");
            open.add(scratch::close);
            // Not below the home of a user, which nginx, being nobody, may not enter.
            var files = Scratch.at(Files.createTempDirectory(
                    "flightcase-nginx",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"))));
            open.add(files::close);
            var pair = SelfSigned.make(files.folder(), "127.0.0.1");
            var certificate = Files.writeString(files.folder().resolve("certificate.pem"), pair.certificate());
            var key = Files.writeString(files.folder().resolve("key.pem"), pair.key());
            int tlsPort = FreePort.find();
            var stall = Stall.start(
                    home, scratch.folder(), Variant.shipped(home), http(tlsPort, certificate, key), streams());
            open.add(stall::close);
            var root = files.make("root");
            Files.writeString(root.resolve("probe.mp4"), "there");
            var site = LiveSite.of(root, certificate, key, "/probe.mp4");
            Optional<Nginx> nginx = Optional.empty();
            if (nginxBinary.isPresent()) {
                var started = Nginx.start(nginxBinary.get(), files.folder().resolve("nginx"), site.site());
                open.add(started::close);
                nginx = Optional.of(started);
            }
            return new Studio(stall, tlsPort, nginx, site.tlsPort(), root, open);
        } catch (IOException | InterruptedException | RuntimeException e) {
            close(open);
            throw e;
        }
    }

    private static String http(int tlsPort, Path certificate, Path key) {
        return "connections-max = 4096\ntls-port = %d\ncertificate = \"%s\"\nkey = \"%s\"\n"
                .formatted(tlsPort, certificate, key);
    }

    private static String streams() {
        return "[[media.stream]]\nname = \"" + LARGE + "\"" + KEYS + "[[media.stream]]\nname = \"" + MOVING + "\""
                + KEYS + "[media]\nidle-after = \"1h\"\nslate-for = \"0s\"\n";
    }

    /** Pushes what stands still. Its encoders say that it ends there: else the node would go on with gaps. */
    void fill() throws IOException {
        var video = new FragmentedVideo(FRAMES_PER_SEGMENT);
        var push = new LivePush(stall.port(), STILL);
        open.add(push::close);
        for (int i = 0; i < STILL_PARTS; i++) {
            push.send(video.next(FRAMES_PER_PART, PART_BYTES));
        }
        push.finish();
        var largeVideo = new FragmentedVideo(FRAMES_PER_SEGMENT);
        var large = new LivePush(stall.port(), LARGE);
        open.add(large::close);
        for (int i = 0; i < 2 * FRAMES_PER_SEGMENT / FRAMES_PER_PART; i++) {
            large.send(largeVideo.next(FRAMES_PER_PART, SEGMENT_BYTES * FRAMES_PER_PART / FRAMES_PER_SEGMENT));
        }
        large.finish();
    }

    /** Path of the one media playlist of a stream; blocks until the stream is there. */
    String playlist(String stream) throws IOException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        var index = "/live/" + stream + "/index.m3u8";
        while (System.nanoTime() - until < 0) {
            try (var connection = new PlainConnection(stall.port(), 0, PATIENCE)) {
                var got = connection.get(index, "");
                var text = got.text();
                if (got.status() == 200) {
                    var uri = text.lines()
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .findFirst()
                            .orElseThrow(() -> new IOException("no rendition in " + text));
                    return "/live/" + stream + "/" + uri;
                }
            }
            Thread.onSpinWait();
        }
        throw new IOException("stream " + stream + " is not there within " + PATIENCE.toSeconds() + " s");
    }

    byte[] get(String path) throws IOException {
        try (var connection = new PlainConnection(stall.port(), 0, PATIENCE)) {
            var got = connection.get(path, "");
            var body = got.body().readAllBytes();
            if (got.status() != 200) {
                throw new IOException(path + " answers " + got.status());
            }
            return body;
        }
    }

    /** What stream and file of the node have as a file of nginx, under the same path. */
    byte[] copy(String path) throws IOException {
        var body = get(path);
        write(path, body);
        return body;
    }

    /** A file of nginx. */
    void write(String path, byte[] body) throws IOException {
        var file = root.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        Files.write(file, body);
    }

    /** A figure of a stream that the node keeps itself. */
    double metric(String name, String stream) throws IOException {
        var start = "flightcase_media_" + name + "{stream=\"" + stream + "\"} ";
        return new String(get("/metrics"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(start))
                .mapToDouble(line -> Double.parseDouble(line.substring(start.length())))
                .findFirst()
                .orElseThrow(() -> new IOException("no metric " + start));
    }

    @Override
    public void close() throws IOException {
        close(open);
    }

    private static void close(List<Closing> open) throws IOException {
        for (var one : open.reversed()) {
            one.close();
        }
    }
}
