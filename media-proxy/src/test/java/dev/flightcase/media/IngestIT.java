package dev.flightcase.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.media.packager.Cuts;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Encoders and viewers over real connections, well-behaved and not. */
class IngestIT {
    private static final String PLAYLIST =
            "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:2.0,\ns0.ts\n";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString(("demo:" + Node.KEY).getBytes(StandardCharsets.UTF_8));

    private static Socket connect(Node node) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), node.server.port());
        socket.setSoTimeout(10_000);
        return socket;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String put(String headers) {
        return "PUT /ingest/demo/s0.ts HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n" + headers;
    }

    private static String statusLine(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int c = in.read();
            if (c < 0) {
                break;
            }
            head.append((char) c);
        }
        return head.substring(0, Math.max(0, head.indexOf("\r\n")));
    }

    @Test
    void publishesWhatTheEncodersPlaylistNames() throws Exception {
        try (Node node = new Node()) {
            assertThat(node.get("/live/demo/index.m3u8").statusCode()).isEqualTo(404);
            assertThat(node.put("s0.ts", new byte[200_000])).isEqualTo(201);
            assertThat(node.get("/live/demo/ts.m3u8").headers().firstValue("Retry-After"))
                    .contains("2");
            assertThat(node.put("index.m3u8", PLAYLIST)).isEqualTo(201);
            assertThat(node.put("master.m3u8", "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nindex.m3u8\n"))
                    .isEqualTo(201);

            HttpResponse<String> playlist = node.get("/live/demo/ts.m3u8");
            assertThat(playlist.headers().map())
                    .containsEntry("content-type", List.of("application/vnd.apple.mpegurl"))
                    .containsEntry("cache-control", List.of("max-age=1"))
                    .containsEntry("access-control-allow-origin", List.of("*"))
                    .containsEntry("vary", List.of("Accept-Encoding"))
                    .containsKeys("etag", "last-modified", "access-control-expose-headers", "date");
            String tag = playlist.headers().firstValue("ETag").orElseThrow();
            assertThat(node.get("/live/demo/ts.m3u8", "If-None-Match", tag).statusCode())
                    .isEqualTo(304);
            assertThat(node.get("/live/demo/ts.m3u8", "Accept-Encoding", "gzip")
                            .headers()
                            .firstValue("Content-Encoding"))
                    .contains("gzip");
            String segment = playlist.body()
                    .lines()
                    .filter(line -> line.endsWith(".ts"))
                    .findFirst()
                    .orElseThrow();
            HttpResponse<String> whole = node.get("/live/demo/" + segment);
            assertThat(whole.body()).hasSize(200_000);
            assertThat(whole.headers().map())
                    .containsEntry("content-type", List.of("video/mp2t"))
                    .containsEntry("cache-control", List.of("public, max-age=3600, immutable"))
                    .containsEntry("accept-ranges", List.of("bytes"));
            assertThat(node.get("/live/demo/" + segment, "Range", "bytes=-10").statusCode())
                    .isEqualTo(206);
            assertThat(node.get("/live/demo/nothing.ts").statusCode()).isEqualTo(404);
            assertThat(node.get("/live/unknown/index.m3u8").statusCode()).isEqualTo(404);
            assertThat(node.status().bytesOut()).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "demo, s0.ts, none, 401",
                "demo, s0.ts, Basic ZGVtbzp3cm9uZw==, 401",
                "demo, s0.ts, Bearer wrong, 401",
                "demo, s0.ts, Bearer other-key-1, 403",
                "demo, s0.ts, Bearer correct-horse, 201",
                "nobody, s0.ts, Bearer correct-horse, 404",
                "demo, s0.exe, Bearer correct-horse, 415",
                "demo, folder/, Bearer correct-horse, 403",
                "demo, a/b/s0.m4s, Bearer correct-horse, 400",
            })
    void letsOnlyTheRightEncoderIn(String stream, String path, String authorization, int status) throws Exception {
        try (Node node = new Node()) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.url("/ingest/" + stream + "/" + path)))
                    .PUT(HttpRequest.BodyPublishers.ofString("x"));
            if (authorization != null) {
                request.header("Authorization", authorization);
            }

            HttpResponse<String> answer = node.send(request);

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("WWW-Authenticate").isPresent())
                    .isEqualTo(status == 401);
        }
    }

    @Test
    void asksForTheKeyBeforeItTakesABody() throws Exception {
        String expect = put("Expect: 100-continue\r\n");
        try (Node node = new Node();
                Socket stranger = connect(node);
                Socket encoder = connect(node)) {
            send(stranger, expect + "\r\n");
            assertThat(statusLine(stranger)).isEqualTo("HTTP/1.1 401 Unauthorized");

            send(encoder, expect + "Authorization: " + BASIC + "\r\n\r\n");
            assertThat(statusLine(encoder)).isEqualTo("HTTP/1.1 100 Continue");
            send(encoder, "3\r\nabc\r\n0\r\n\r\n");
            assertThat(statusLine(encoder)).isEqualTo("HTTP/1.1 201 Created");
        }
    }

    @Test
    void neverShowsAnUploadThatWasCutOff() throws Exception {
        try (Node node = new Node()) {
            try (Socket encoder = connect(node)) {
                send(encoder, put("Authorization: " + BASIC + "\r\n") + "\r\n3\r\nabc\r\n");
                await().until(() -> node.media.memoryBytesUsed() > 0);
            }
            await().until(() -> node.status().errors().uploadsAborted() == 1);

            assertThat(node.put("index.m3u8", PLAYLIST)).isEqualTo(201);
            assertThat(node.get("/live/demo/index.m3u8").statusCode()).isEqualTo(404);
            assertThat(node.media.memoryBytesUsed()).isZero();
        }
    }

    @Test
    void acceptsProbesRepetitionsAndDeletes() throws Exception {
        try (Node node = new Node()) {
            assertThat(node.put("s0.ts", new byte[0])).isEqualTo(204);
            assertThat(node.put("s0.ts", "abc")).isEqualTo(201);
            assertThat(node.put("index.m3u8", PLAYLIST)).isEqualTo(201);
            assertThat(node.put("s0.ts", "abc")).isEqualTo(201);
            assertThat(node.put("index.m3u8", PLAYLIST)).isEqualTo(201);
            assertThat(node.send(node.ingest("s0.ts").DELETE()).statusCode()).isEqualTo(200);
            assertThat(node.send(node.ingest("s0.ts").DELETE()).statusCode()).isEqualTo(200);

            assertThat(node.status().segmentsIn()).isEqualTo(1);
            assertThat(node.get("/live/demo/ts.m3u8").body()).containsOnlyOnce("#EXTINF");
            assertThat(node.status().errors().total()).isZero();
        }
    }

    @Test
    void refusesAPlaylistThatCannotBeReadOrIsTooLong() throws Exception {
        try (Node node = new Node()) {
            HttpResponse<String> malformed =
                    node.send(node.ingest("index.m3u8").PUT(HttpRequest.BodyPublishers.ofString("#EXTM3U\na.ts\n")));

            assertThat(malformed.statusCode()).isEqualTo(400);
            assertThat(malformed.body()).contains("\"line\":2");
            assertThat(node.put("index.m3u8", "#".repeat(300_000))).isEqualTo(413);
            assertThat(node.status().errors().playlistsMalformed()).isEqualTo(2);
        }
    }

    @Test
    void refusesUploadsOverTheBudgetAndGoesOn() throws Exception {
        MediaConfig small = new MediaConfig(1 << 20, 6, Cuts.defaults(), StallConfig.defaults(), 10, 10, List.of());
        try (Node node = new Node(small)) {
            assertThat(node.put("s0.ts", new byte[2 << 20])).isEqualTo(507);
            assertThat(node.media.memoryBytesUsed()).isZero();
            assertThat(node.status().errors().uploadsRefused()).isEqualTo(1);
            assertThat(node.put("s0.ts", new byte[500_000])).isEqualTo(201);
            assertThat(node.put("index.m3u8", PLAYLIST)).isEqualTo(201);

            assertThat(node.get("/live/demo/index.m3u8").body()).contains("BANDWIDTH=2000000");
        }
    }
}
