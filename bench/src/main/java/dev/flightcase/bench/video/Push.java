package dev.flightcase.bench.video;

import dev.flightcase.bench.NodeRun;
import dev.flightcase.bench.load.PlainConnection;
import dev.flightcase.demo.process.ChildProcess;
import dev.flightcase.demo.visitor.MediaPlaylist;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An encoder that pushes a clip in a loop, in real time, as HLS segments of two seconds. Copies: about one hundredth of a core. */
public final class Push implements AutoCloseable {
    private static final Duration LIVE_WITHIN = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** As many as a player buffers before it begins (RFC 8216 section 6.3.3). */
    private static final int SEGMENTS_FIRST = 3;

    private final Process process;

    private Push(Process process) {
        this.process = process;
    }

    /** Blocks until the node shows enough segments for a player to begin. */
    public static Push start(Path clip, Path folder, int port, Instant start) throws IOException, InterruptedException {
        var target = "http://%s:%s@127.0.0.1:%d/ingest/%1$s/".formatted(NodeRun.STREAM, NodeRun.STREAM_KEY, port);
        var command = List.of(
                "ffmpeg",
                "-hide_banner",
                "-nostdin",
                "-nostats",
                "-loglevel",
                "warning",
                "-re",
                "-stream_loop",
                "-1",
                "-i",
                clip.toString(),
                "-c",
                "copy",
                "-f",
                "hls",
                "-method",
                "PUT",
                "-http_persistent",
                "1",
                "-hls_time",
                "2",
                "-hls_list_size",
                "6",
                "-hls_segment_type",
                "fmp4",
                "-hls_fmp4_init_filename",
                "init-" + start.getEpochSecond() + ".mp4",
                "-hls_segment_filename",
                target + "segment-%d.m4s",
                "-start_number",
                String.valueOf(start.getEpochSecond()),
                target + "index.m3u8");
        var push = new Push(new ChildProcess("encoder", folder.resolve("encoder.log")).start(command));
        try {
            push.awaitLive(port);
            return push;
        } catch (IOException | InterruptedException e) {
            push.close();
            throw e;
        }
    }

    private void awaitLive(int port) throws IOException, InterruptedException {
        long until = System.nanoTime() + LIVE_WITHIN.toNanos();
        while (segments(port) < SEGMENTS_FIRST) {
            if (!process.isAlive() || System.nanoTime() - until > 0) {
                throw new IOException(
                        "the stream was not live within " + LIVE_WITHIN.toSeconds() + " s; see encoder.log");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static int segments(int port) throws IOException {
        try (var connection = new PlainConnection(port, 0, ANSWER)) {
            var multivariant = URI.create("/live/" + NodeRun.STREAM + "/index.m3u8");
            var variant = MediaPlaylist.firstVariant(
                    connection.get(multivariant.toString(), "").text());
            if (variant.isEmpty()) {
                return 0;
            }
            var playlist = connection
                    .get(multivariant.resolve(variant.get()).toString(), "")
                    .text();
            return MediaPlaylist.parse(playlist)
                    .map(list -> list.segments().size())
                    .orElse(0);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
