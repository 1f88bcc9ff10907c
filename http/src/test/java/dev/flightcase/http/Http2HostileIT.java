package dev.flightcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP/2 frame by frame: what a client may do wrong, and what it must not be able to do to others. */
class Http2HostileIT {
    private static final int NO_ERROR = 0;
    private static final int REFUSED_STREAM = 7;
    private static final int CANCEL = 8;
    private static final int ENHANCE_YOUR_CALM = 11;
    private static final int INITIAL_WINDOW = 4;

    private final AtomicInteger handled = new AtomicInteger();
    private final Queue<CompletableFuture<Response>> waiting = new ConcurrentLinkedQueue<>();
    private final SharedBytesPool pool = new SharedBytesPool(4 << 20, 64 * 1024);

    private Router.Builder routes() {
        return Router.builder()
                .get("/", Handler.inline(_ -> {
                    handled.incrementAndGet();
                    return Response.text("hello");
                }))
                .post("/", Handler.inline(request -> {
                    handled.incrementAndGet();
                    return Response.text("got " + request.body().length());
                }))
                .get("/wait", Handler.async(_ -> {
                    CompletableFuture<Response> answer = new CompletableFuture<>();
                    waiting.add(answer);
                    return answer;
                }))
                .get("/big", Handler.inline(_ -> Response.ok("video/mp4", new Body.Shared(shared(300_000)))));
    }

    private SharedBytes shared(int length) {
        SharedBytesPool.Writer writer = pool.newWriter();
        assertThat(writer.write(ByteBuffer.allocate(length))).isTrue();
        return writer.finish();
    }

    @Test
    void rapidResetUsesUpItsBudget() throws Exception {
        try (ServerFixture fixture = new ServerFixture(routes());
                RawHttp2 client = new RawHttp2(fixture.server.port())) {
            flood(() -> {
                for (int i = 0; i < 250; i++) {
                    client.get(2 * i + 1, "/wait").number(RawHttp2.RST_STREAM, 2 * i + 1, CANCEL);
                }
            });

            assertThat(client.await(RawHttp2.GOAWAY).goAwayCode()).isEqualTo(ENHANCE_YOUR_CALM);
            client.awaitEnd();
            await().untilAsserted(() -> assertThat(waiting).isNotEmpty().allMatch(CompletableFuture::isCancelled));
            assertThat(fixture.seen.refused).containsEntry(HttpObserver.Refusal.FLOODED, 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"6, 8", "4, 0"})
    void floodsOfPingsAndSettingsUseUpTheirBudget(int type, int payloadBytes) throws Exception {
        try (ServerFixture fixture = new ServerFixture(routes());
                RawHttp2 client = new RawHttp2(fixture.server.port())) {
            flood(() -> {
                for (int i = 0; i < 1000; i++) {
                    client.send(type, 0, 0, new byte[payloadBytes]);
                }
            });

            assertThat(client.await(RawHttp2.GOAWAY).goAwayCode()).isEqualTo(ENHANCE_YOUR_CALM);
            client.awaitEnd();
        }
    }

    private interface Sending {
        void run() throws IOException;
    }

    /** The server may close before all of it is sent. */
    private static void flood(Sending sending) {
        Thread.ofVirtual().start(() -> {
            try {
                sending.run();
            } catch (IOException e) {
                // closed by the server: that is what the test waits for
            }
        });
    }

    @Test
    void d17AResetStreamCancelsItsWaitingAnswerAndNoOther() throws Exception {
        try (ServerFixture fixture = new ServerFixture(routes());
                RawHttp2 client = new RawHttp2(fixture.server.port())) {
            client.get(1, "/wait");
            await().until(() -> waiting.size() == 1);
            CompletableFuture<Response> first = waiting.remove();
            client.get(3, "/wait");
            await().until(() -> waiting.size() == 1);
            client.number(RawHttp2.RST_STREAM, 1, CANCEL);

            await().untilAsserted(() -> assertThat(first).isCancelled());
            assertThat(waiting.element().complete(Response.text("still here"))).isTrue();
            assertThat(client.status(client.await(RawHttp2.HEADERS))).isEqualTo(200);
            assertThat(client.bodyBytes(3)).isEqualTo(10);
        }
    }

    @Test
    void d17AConnectionThatIsLostCancelsAllItsWaitingAnswers() throws Exception {
        try (ServerFixture fixture = new ServerFixture(routes())) {
            try (RawHttp2 client = new RawHttp2(fixture.server.port())) {
                client.get(1, "/wait").get(3, "/wait").get(5, "/wait");
                await().until(() -> waiting.size() == 3);
            }
            await().untilAsserted(() -> assertThat(waiting).allMatch(CompletableFuture::isCancelled));
        }
    }

    @Test
    void aReaderThatStopsIsResetAndGivesTheMemoryBack() throws Exception {
        try (ServerFixture fixture = new ServerFixture(routes(), ServerFixture.impatient());
                RawHttp2 client = new RawHttp2(fixture.server.port(), INITIAL_WINDOW, 1000)) {
            client.get(1, "/big");

            assertThat(client.status(client.await(RawHttp2.HEADERS, 1))).isEqualTo(200);
            assertThat(client.await(RawHttp2.DATA, 1).payload().length()).isEqualTo(1000);
            assertThat(client.await(RawHttp2.RST_STREAM).stream()).isEqualTo(1);
            await().untilAsserted(() -> assertThat(pool.bytesUsed()).isZero());
        }
    }

    @Test
    void sendsOnWhenTheWindowOpens() throws Exception {
        try (ServerFixture fixture = new ServerFixture(routes());
                RawHttp2 client = new RawHttp2(fixture.server.port(), INITIAL_WINDOW, 0)) {
            client.get(1, "/big");
            client.await(RawHttp2.HEADERS, 1);
            client.number(RawHttp2.WINDOW_UPDATE, 0, 1_000_000).number(RawHttp2.WINDOW_UPDATE, 1, 1_000_000);

            assertThat(client.bodyBytes(1)).isEqualTo(300_000);
            await().untilAsserted(() -> assertThat(pool.bytesUsed()).isZero());
        }
    }

    @Test
    void headersThatAreTooLongReachNoHandler() throws Exception {
        try (ServerFixture fixture = new ServerFixture(routes());
                RawHttp2 client = new RawHttp2(fixture.server.port())) {
            client.get(1, "/", "x", "a".repeat(8_000), "y", "a".repeat(7_000));
            assertThat(client.status(client.await(RawHttp2.HEADERS, 1))).isEqualTo(200);
            client.head(3, RawHttp2.END_STREAM, RawHttp2.bomb(3_000, 1_000));

            RawHttp2.Frame end =
                    client.await(frame -> frame.type() == RawHttp2.GOAWAY || frame.type() == RawHttp2.HEADERS);
            if (end.type() == RawHttp2.HEADERS) {
                assertThat(client.status(end)).isEqualTo(431);
            }
            assertThat(handled).hasValue(1);
        }
    }

    @Test
    void refusesAStreamTooMany() throws Exception {
        try (ServerFixture fixture = new ServerFixture(routes());
                RawHttp2 client = new RawHttp2(fixture.server.port())) {
            for (int i = 0; i < 129; i++) {
                client.get(2 * i + 1, "/wait");
            }

            RawHttp2.Frame reset = client.await(RawHttp2.RST_STREAM);
            assertThat(reset.stream()).isEqualTo(257);
            assertThat(reset.code()).isEqualTo(REFUSED_STREAM);
            assertThat(waiting).hasSize(128);
        }
    }

    @Test
    void saysGoodbyeAndFinishesWhatIsInFlight() throws Exception {
        try (ServerFixture fixture = new ServerFixture(routes());
                RawHttp2 client = new RawHttp2(fixture.server.port())) {
            client.get(1, "/wait");
            await().until(() -> waiting.size() == 1);
            Thread closing = Thread.ofVirtual().start(() -> fixture.server.close(Duration.ofSeconds(20)));

            RawHttp2.Frame goAway = client.await(RawHttp2.GOAWAY);
            assertThat(goAway.goAwayCode()).isEqualTo(NO_ERROR);
            assertThat(goAway.lastStream()).isEqualTo(1);
            waiting.element().complete(Response.text("done"));
            assertThat(client.bodyBytes(1)).isEqualTo(4);
            client.awaitEnd();
            closing.join();
        }
    }

    @Test
    void closesAConnectionWithoutStreamsThatSaysNothing() throws Exception {
        try (ServerFixture fixture = new ServerFixture(routes(), ServerFixture.impatient());
                RawHttp2 client = new RawHttp2(fixture.server.port())) {
            assertThat(client.await(RawHttp2.GOAWAY).goAwayCode()).isEqualTo(NO_ERROR);
            client.awaitEnd();
        }
    }

    @Test
    void limitsTheTimeOfABodyAndOfAnAnswer() throws Exception {
        try (ServerFixture fixture = new ServerFixture(routes(), ServerFixture.impatient());
                RawHttp2 client = new RawHttp2(fixture.server.port())) {
            client.request(1, 0, "POST", "/").get(3, "/wait");

            assertThat(client.status(client.await(RawHttp2.HEADERS))).isEqualTo(408);
            assertThat(client.await(RawHttp2.RST_STREAM).code()).isEqualTo(NO_ERROR);
            assertThat(client.status(client.await(RawHttp2.HEADERS))).isEqualTo(503);
            assertThat(waiting.element()).isCancelled();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /../etc, http, localhost, '', 400",
        "GET, /, http, evil.example.com, '', 421",
        "GET, /, http, '', '', 400",
        "GET, /, http, a, b, 400",
        "BREW, /, http, localhost, '', 501",
        "POST, /, http, localhost, '', 403",
    })
    void judgesAHeadAsInHttp1(String method, String path, String scheme, String authority, String host, int status)
            throws Exception {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        RawHttp2.field(block, ":method", method);
        RawHttp2.field(block, ":scheme", scheme);
        RawHttp2.field(block, ":path", path);
        if (!authority.isEmpty()) {
            RawHttp2.field(block, ":authority", authority);
        }
        if (!host.isEmpty()) {
            RawHttp2.field(block, "host", host);
        }
        RawHttp2.field(block, "origin", "http://evil.example");

        try (ServerFixture fixture = new ServerFixture(routes());
                RawHttp2 client = new RawHttp2(fixture.server.port())) {
            client.head(1, RawHttp2.END_STREAM, block);
            assertThat(client.status(client.await(RawHttp2.HEADERS, 1))).isEqualTo(status);
        }
        assertThat(handled).hasValue(0);
    }

    @Test
    void aBodyThatIsNotWhatItsLengthSaysReachesNoHandler() throws Exception {
        try (ServerFixture fixture = new ServerFixture(routes());
                RawHttp2 client = new RawHttp2(fixture.server.port())) {
            client.request(1, 0, "POST", "/", "content-length", "5")
                    .send(RawHttp2.DATA, RawHttp2.END_STREAM, 1, new byte[3]);

            assertThat(client.await(RawHttp2.RST_STREAM).stream()).isEqualTo(1);
        }
        assertThat(handled).hasValue(0);
    }

    @Test
    void aPausedReceiverGetsNoMoreThanAWindow() throws Exception {
        CompletableFuture<BodyFlow> flow = new CompletableFuture<>();
        AtomicLong bytes = new AtomicLong();
        Router.Builder routes = routes().put("/in", Handler.streaming((_, given) -> {
            flow.complete(given);
            given.pause();
            return new Admission.Accepted(new Counting(bytes));
        }));

        try (ServerFixture fixture = new ServerFixture(routes);
                RawHttp2 client = new RawHttp2(fixture.server.port())) {
            client.await(RawHttp2.SETTINGS);
            client.send(RawHttp2.SETTINGS, 1, 0, new byte[0]).request(1, 0, "PUT", "/in");
            for (int i = 0; i < 16; i++) {
                client.send(RawHttp2.DATA, 0, 1, new byte[16_000]);
            }
            await().until(() -> bytes.get() == 256_000);
            client.get(3, "/");
            // Not behind the other one, though that has used up more than half of a connection's first window
            assertThat(client.bodyBytes(3)).isEqualTo(5);
            flow.get().resume();
            client.await(RawHttp2.WINDOW_UPDATE, 1);
            client.send(RawHttp2.DATA, RawHttp2.END_STREAM, 1, new byte[16_000]);

            assertThat(client.bodyBytes(1)).isEqualTo("got 272000".length());
        }
    }

    private record Counting(AtomicLong bytes, CompletableFuture<Response> answer) implements BodyReceiver {
        Counting(AtomicLong bytes) {
            this(bytes, new CompletableFuture<>());
        }

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
            answer.cancel(false);
        }
    }
}
