package dev.flightcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Bodies that arrive or leave piece by piece. */
class StreamingIT {
    private static final String CHUNKED_PUT = "PUT /in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n";

    /** Counts what it gets and answers at the end, or before when told to. */
    private static final class Counting implements BodyReceiver {
        final CompletableFuture<Response> answer = new CompletableFuture<>();
        final AtomicLong bytes = new AtomicLong();
        final AtomicInteger ends = new AtomicInteger();
        final AtomicInteger aborts = new AtomicInteger();

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
            ends.incrementAndGet();
            answer.complete(Response.text("got " + bytes));
        }

        @Override
        public void abort() {
            aborts.incrementAndGet();
        }
    }

    private static Router.Builder into(BodyReceiver receiver) {
        return Router.builder()
                .put("/in", Handler.streaming((_, _) -> new Admission.Accepted(receiver)))
                .get("/", Handler.inline(_ -> Response.text("still here")));
    }

    @Test
    void handsAChunkedBodyOverAsItArrives() throws Exception {
        Counting counting = new Counting();

        try (ServerFixture fixture = new ServerFixture(into(counting));
                RawClient client = fixture.connect()) {
            client.send(CHUNKED_PUT + "\r\n5\r\nhello\r\n");
            await().untilAsserted(() -> assertThat(counting.bytes).hasValue(5));
            client.send("6\r\n world\r\n0\r\n\r\n");

            assertThat(client.read().text()).isEqualTo("got 11");
            assertThat(counting.aborts).hasValue(0);
            assertThat(client.get("/").text()).isEqualTo("still here");
        }
    }

    @Test
    void tellsTheReceiverWhenTheClientLeavesInTheMiddle() throws Exception {
        Counting counting = new Counting();

        try (ServerFixture fixture = new ServerFixture(into(counting))) {
            try (RawClient client = fixture.connect()) {
                client.send(CHUNKED_PUT + "\r\n5\r\nhello\r\n");
                await().untilAsserted(() -> assertThat(counting.bytes).hasValue(5));
            }
            await().untilAsserted(() -> assertThat(counting.aborts).hasValue(1));
            assertThat(counting.ends).hasValue(0);
        }
    }

    @Test
    void tellsTheReceiverWhenTheFramingBreaks() throws Exception {
        Counting counting = new Counting();

        try (ServerFixture fixture = new ServerFixture(into(counting));
                RawClient client = fixture.connect()) {
            client.send(CHUNKED_PUT + "\r\nzz\r\nhello\r\n");

            assertThat(client.read().status()).isEqualTo(400);
            assertThat(client.atEnd()).isTrue();
            assertThat(counting.aborts).hasValue(1);
            assertThat(counting.ends).hasValue(0);
        }
    }

    @Test
    void continuesOnlyWhenTheBodyIsWanted() throws Exception {
        Counting counting = new Counting();
        Handler refusing = Handler.streaming((_, _) ->
                new Admission.Refused(Response.status(401).withHeader("WWW-Authenticate", "Basic realm=\"x\"")));
        String expect = "Host: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n";

        try (ServerFixture fixture = new ServerFixture(into(counting).put("/no", refusing));
                RawClient wanted = fixture.connect();
                RawClient unwanted = fixture.connect()) {
            wanted.send("PUT /in HTTP/1.1\r\n" + expect);
            assertThat(wanted.read().status()).isEqualTo(100);
            assertThat(wanted.send("12345").read().text()).isEqualTo("got 5");
            assertThat(wanted.get("/").status()).isEqualTo(200);

            RawClient.Answer refused =
                    unwanted.send("PUT /no HTTP/1.1\r\n" + expect).read();
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("Connection")).isEqualTo("close");
            assertThat(unwanted.atEnd()).isTrue();
        }
    }

    @Test
    void answersBeforeTheBodyHasEndedAndThenCloses() throws Exception {
        Counting counting = new Counting();

        try (ServerFixture fixture = new ServerFixture(into(counting));
                RawClient client = fixture.connect()) {
            client.send(CHUNKED_PUT + "\r\n5\r\nhello\r\n");
            await().untilAsserted(() -> assertThat(counting.bytes).hasValue(5));
            counting.answer.complete(Response.status(507));

            RawClient.Answer answer = client.send("5\r\nhello\r\n").read();
            assertThat(answer.status()).isEqualTo(507);
            assertThat(client.atEnd()).isTrue();
            assertThat(counting.aborts).hasValue(1);
        }
    }

    @Test
    void stopsReadingWhileTheReceiverIsPaused() throws Exception {
        CompletableFuture<BodyFlow> flow = new CompletableFuture<>();
        Counting counting = new Counting();
        Router.Builder routes = Router.builder().put("/in", Handler.streaming((_, given) -> {
            flow.complete(given);
            given.pause();
            return new Admission.Accepted(counting);
        }));
        byte[] body = new byte[20_000_000];

        try (ServerFixture fixture = new ServerFixture(routes);
                RawClient client = fixture.connect()) {
            client.send("PUT /in HTTP/1.1\r\nHost: a\r\nContent-Length: " + body.length + "\r\n\r\n");
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    client.socket.getOutputStream().write(body);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            await().during(Duration.ofMillis(300)).until(() -> counting.bytes.get() < 1_000_000);
            assertThat(sending).isNotDone();
            flow.get().resume();

            assertThat(client.read().text()).isEqualTo("got " + body.length);
        }
    }

    @Test
    void pushesPiecesAndRefusesMoreThanASlowClientTakes() throws Exception {
        CompletableFuture<BodySink> opened = new CompletableFuture<>();
        AtomicInteger wakeUps = new AtomicInteger();
        AtomicInteger closed = new AtomicInteger();
        Router.Builder routes = Router.builder()
                .get(
                        "/out",
                        Handler.inline(_ -> Response.ok("text/event-stream", new Body.Stream(given -> {
                            given.onWritable(wakeUps::incrementAndGet);
                            given.onClosed(closed::incrementAndGet);
                            opened.complete(given);
                        }))));
        Bytes piece = Bytes.of(new byte[100_000]);

        try (ServerFixture fixture = new ServerFixture(routes);
                RawClient client = fixture.connect()) {
            client.send("GET /out HTTP/1.1\r\nHost: a\r\n\r\n");
            BodySink sink = opened.get();
            int taken = 0;
            while (sink.offer(piece)) {
                taken++;
                // the kernel's buffers take some megabytes before the queue fills
                assertThat(taken).isLessThan(1000);
            }
            sink.end();

            assertThat(client.read().body()).hasSize(taken * 100_000);
            assertThat(sink.offer(piece)).isFalse();
            await().untilAsserted(() -> assertThat(closed).hasValue(1));
            await().untilAsserted(() -> assertThat(fixture.seen.finished)
                    .singleElement()
                    .satisfies(finished -> assertThat(finished.bytesOut()).isPositive()));
        }
    }

    @Test
    void wakesTheHandlerWhenASlowClientReadsOn() throws Exception {
        CompletableFuture<BodySink> opened = new CompletableFuture<>();
        AtomicInteger wakeUps = new AtomicInteger();
        Router.Builder routes = Router.builder()
                .get(
                        "/out",
                        Handler.inline(_ -> Response.ok("text/event-stream", new Body.Stream(given -> {
                            given.onWritable(wakeUps::incrementAndGet);
                            opened.complete(given);
                        }))));
        SharedBytesPool pool = new SharedBytesPool(1 << 20, 1 << 16);
        SharedBytesPool.Writer writer = pool.newWriter();
        assertThat(writer.write(ByteBuffer.allocate(100_000))).isTrue();
        SharedBytes piece = writer.finish();

        try (ServerFixture fixture = new ServerFixture(routes);
                RawClient client = fixture.connect()) {
            client.send("GET /out HTTP/1.1\r\nHost: a\r\n\r\n");
            BodySink sink = opened.get();
            while (sink.offer(piece.retain())) {
                assertThat(pool.bytesUsed()).isLessThan(1 << 20);
            }
            piece.release();
            CompletableFuture<RawClient.Answer> reading = CompletableFuture.supplyAsync(() -> {
                try {
                    return client.read();
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            await().untilAsserted(() -> assertThat(wakeUps).hasPositiveValue());
            sink.end();

            assertThat(reading.get().status()).isEqualTo(200);
            piece.release();
            await().untilAsserted(() -> assertThat(pool.bytesUsed()).isZero());
        }
    }

    @Test
    void cutsAViewerThatStopsReadingAndGivesTheMemoryBack() throws Exception {
        SharedBytesPool pool = new SharedBytesPool(64 << 20, 1 << 16);
        SharedBytesPool.Writer writer = pool.newWriter();
        assertThat(writer.write(ByteBuffer.allocate(40_000_000))).isTrue();
        SharedBytes segment = writer.finish();
        Router.Builder routes =
                Router.builder().get("/big", Handler.inline(_ -> Response.ok("video/mp4", new Body.Shared(segment))));

        try (ServerFixture fixture = new ServerFixture(routes, ServerFixture.impatient());
                RawClient client = fixture.connect()) {
            client.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n");

            await().untilAsserted(() -> assertThat(pool.bytesUsed()).isZero());
            await().untilAsserted(() -> assertThat(fixture.seen.finished)
                    .singleElement()
                    .returns(HttpObserver.Finished.CLIENT_LEFT, HttpObserver.Finished::status));
        }
    }
}
