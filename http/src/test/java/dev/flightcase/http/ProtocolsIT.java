package dev.flightcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same answers whatever the client speaks: one server, Java's own client, plain and over TLS. */
class ProtocolsIT {
    private static final byte[] CONTENT = noise(1_500_000);
    private static final int PART_BYTES = 100_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TlsConfig tls;

    private final Queue<CompletableFuture<Response>> waiting = new ConcurrentLinkedQueue<>();
    private final SharedBytesPool pool = new SharedBytesPool(4 << 20, 64 * 1024);
    private final SharedBytes shared = shared(pool, CONTENT.length);
    private final SharedBytes part = shared(pool, PART_BYTES);

    @SuppressWarnings("NullAway.Init")
    private ServerFixture fixture;

    @BeforeAll
    static void prepare() throws Exception {
        tls = TestCertificate.make(folder, "server");
        Files.write(folder.resolve("file"), CONTENT);
    }

    @BeforeEach
    void start() {
        fixture = new ServerFixture(routes(), ServerFixture.config().withTls(tls));
    }

    @AfterEach
    void everythingIsGivenBack() {
        fixture.close();
        shared.release();
        part.release();
        assertThat(pool.bytesUsed()).isZero();
        assertThat(fixture.seen.open).hasValue(0);
    }

    private Router.Builder routes() {
        return Router.builder()
                .get(
                        "/hello",
                        Handler.inline(request ->
                                Response.text("hello " + request.query()).withEtag("v1")))
                .get(
                        "/text",
                        Handler.inline(
                                _ -> Response.json(new Body.Heap(Bytes.utf8("[" + "1234567890,".repeat(2000) + "0]")))))
                .get("/shared", Handler.inline(_ -> Response.ok("video/mp4", new Body.Shared(shared.retain()))))
                .get(
                        "/file",
                        Handler.inline(
                                _ -> Response.ok("video/mp4", new Body.File(folder.resolve("file"), CONTENT.length))))
                .get("/stream", Handler.inline(_ -> Response.ok("text/plain", new Body.Stream(ProtocolsIT::count))))
                .get("/wait", Handler.async(_ -> {
                    CompletableFuture<Response> answer = new CompletableFuture<>();
                    waiting.add(answer);
                    return answer;
                }))
                .post(
                        "/echo",
                        Handler.inline(request -> Response.text(request.body().utf8())))
                .put("/in", Handler.streaming((_, _) -> new Admission.Accepted(new Summing())))
                .put("/no", Handler.streaming((_, _) -> new Admission.Refused(Response.status(401))));
    }

    private static void count(BodySink sink) {
        Thread.ofVirtual().start(() -> {
            for (int i = 0; i < 100; i++) {
                sink.offer(Bytes.utf8("line " + i + "\n"));
            }
            sink.end();
        });
    }

    private static final class Summing implements BodyReceiver {
        private final CompletableFuture<Response> answer = new CompletableFuture<>();
        private final AtomicLong bytes = new AtomicLong();

        @Override
        public CompletionStage<Response> response() {
            return answer;
        }

        @Override
        public void chunk(ByteBuffer piece) {
            bytes.addAndGet(piece.remaining());
        }

        @Override
        public void end() {
            answer.complete(Response.text("got " + bytes));
        }

        @Override
        public void abort() {
            answer.complete(Response.status(400));
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static SharedBytes shared(SharedBytesPool pool, int length) {
        SharedBytesPool.Writer writer = pool.newWriter();
        assertThat(writer.write(ByteBuffer.wrap(CONTENT, 0, length))).isTrue();
        return writer.finish();
    }

    private HttpResponse<byte[]> get(HttpClient client, Speech speech, String path, String... headers)
            throws Exception {
        var request = speech.request(fixture.server, path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    @ParameterizedTest
    @EnumSource
    void sendsEveryKindOfBody(Speech speech) throws Exception {
        try (HttpClient client = speech.client(tls)) {
            HttpResponse<byte[]> hello = get(client, speech, "/hello");
            assertThat(hello.version()).isEqualTo(speech.version);
            assertThat(hello.headers().firstValue("date")).hasValue("Sat, 21 Nov 2026 10:00:00 GMT");
            assertThat(get(client, speech, "/shared").body()).isEqualTo(CONTENT);
            assertThat(get(client, speech, "/file").body()).isEqualTo(CONTENT);
            assertThat(new String(get(client, speech, "/stream").body(), java.nio.charset.StandardCharsets.US_ASCII))
                    .startsWith("line 0\n")
                    .endsWith("line 99\n");
            assertThat(get(client, speech, "/text", "Accept-Encoding", "gzip")
                            .headers()
                            .firstValue("content-encoding"))
                    .hasValue("gzip");
            assertThat(get(client, speech, "/none").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersRangesConditionsAndHead(Speech speech) throws Exception {
        try (HttpClient client = speech.client(tls)) {
            for (String path : List.of("/shared", "/file")) {
                HttpResponse<byte[]> part = get(client, speech, path, "Range", "bytes=65000-965000");
                assertThat(part.statusCode()).isEqualTo(206);
                assertThat(part.body()).isEqualTo(Arrays.copyOfRange(CONTENT, 65_000, 965_001));
                assertThat(part.headers().firstValue("content-range")).hasValue("bytes 65000-965000/1500000");
                assertThat(get(client, speech, path, "Range", "bytes=2000000-").statusCode())
                        .isEqualTo(416);
                HttpResponse<byte[]> head =
                        client.send(speech.request(fixture.server, path).HEAD().build(), BodyHandlers.ofByteArray());
                assertThat(head.body()).isEmpty();
                assertThat(head.headers().firstValue("content-length")).hasValue("1500000");
            }
            assertThat(get(client, speech, "/hello", "If-None-Match", "\"v1\"").statusCode())
                    .isEqualTo(304);
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesBodiesAndRefusesThem(Speech speech) throws Exception {
        try (HttpClient client = speech.client(tls)) {
            var echo = speech.request(fixture.server, "/echo").POST(BodyPublishers.ofString("x".repeat(300_000)));
            assertThat(client.send(echo.build(), BodyHandlers.ofString()).body())
                    .hasSize(300_000);
            var put = speech.request(fixture.server, "/in").PUT(BodyPublishers.ofByteArray(CONTENT));
            assertThat(client.send(put.build(), BodyHandlers.ofString()).body()).isEqualTo("got 1500000");
            var large = speech.request(fixture.server, "/echo").POST(BodyPublishers.ofByteArray(CONTENT));
            assertThat(client.sendAsync(large.expectContinue(true).build(), BodyHandlers.ofString())
                            .get()
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @ParameterizedTest
    @EnumSource
    void continuesWhenTheBodyIsWanted(Speech speech) throws Exception {
        try (HttpClient client = speech.client(tls)) {
            // Java's client upgrades with GET only, and asks for 100 only where the protocol is known
            assertThat(get(client, speech, "/hello").statusCode()).isEqualTo(200);
            var put = speech.request(fixture.server, "/in").expectContinue(true).PUT(BodyPublishers.ofString("abc"));
            assertThat(client.send(put.build(), BodyHandlers.ofString()).body()).isEqualTo("got 3");
            var refused =
                    speech.request(fixture.server, "/no").expectContinue(true).PUT(BodyPublishers.ofString("abc"));
            assertThat(client.send(refused.build(), BodyHandlers.ofString()).statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @EnumSource
    void d17AClientThatCancelsIsForgotten(Speech speech) throws Exception {
        try (HttpClient client = speech.client(tls)) {
            assertThat(get(client, speech, "/hello").statusCode()).isEqualTo(200);
            var going = client.sendAsync(speech.request(fixture.server, "/wait").build(), BodyHandlers.discarding());
            await().until(() -> waiting.size() == 1);
            going.cancel(true);

            await().untilAsserted(() -> assertThat(waiting.element()).isCancelled());
            assertThat(get(client, speech, "/hello").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHundredWaitAndAreAnsweredTogether(Speech speech) throws Exception {
        try (HttpClient client = speech.client(tls)) {
            assertThat(get(client, speech, "/hello").statusCode()).isEqualTo(200);
            List<CompletableFuture<HttpResponse<byte[]>>> going = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                going.add(
                        client.sendAsync(speech.request(fixture.server, "/wait").build(), BodyHandlers.ofByteArray()));
            }
            await().until(() -> waiting.size() == 100);
            waiting.forEach(answer -> assertThat(
                            answer.complete(Response.ok("video/mp4", new Body.Shared(part.retain()))))
                    .isTrue());

            for (CompletableFuture<HttpResponse<byte[]>> one : going) {
                assertThat(one.get().body()).hasSize(PART_BYTES);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aViewerThatLeavesInTheMiddleGivesTheMemoryBack(Speech speech) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        try (HttpClient client = speech.client(tls)) {
            var response = client.send(speech.request(fixture.server, "/shared").build(), BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                assertThat(body.readNBytes(10)).hasSize(10);
                begun.countDown();
            }
            assertThat(get(client, speech, "/hello").statusCode()).isEqualTo(200);
        }
        assertThat(begun.getCount()).isZero();
    }
}
