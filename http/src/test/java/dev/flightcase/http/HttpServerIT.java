package dev.flightcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server over real sockets. */
class HttpServerIT {
    private static final Handler HELLO = Handler.inline(request -> Response.text("hello " + request.path()));

    @Test
    void answersSeveralRequestsOnOneConnectionInTheirOrder() throws Exception {
        CompletableFuture<Response> late = new CompletableFuture<>();
        Router.Builder routes =
                Router.builder().get("/late", Handler.async(_ -> late)).get("/{name}", HELLO);

        try (ServerFixture fixture = new ServerFixture(routes);
                RawClient client = fixture.connect()) {
            for (String line : List.of("GET /late", "GET /two", "HEAD /three", "GET /four")) {
                client.send(line + " HTTP/1.1\r\nHost: a\r\n\r\n");
            }
            late.complete(Response.text("late"));

            assertThat(client.read().text()).isEqualTo("late");
            assertThat(client.read().text()).isEqualTo("hello /two");
            RawClient.Answer head = client.read(true);
            assertThat(head.header("Content-Length")).isEqualTo("12");
            assertThat(client.read().text()).isEqualTo("hello /four");
            assertThat(head.header("Date")).isEqualTo("Sat, 21 Nov 2026 10:00:00 GMT");
            assertThat(head.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(head.header("Server")).isEmpty();
        }
    }

    @Test
    void sendsFilesAndRangesOfThem(@TempDir Path folder) throws Exception {
        byte[] content = noise(300_000);
        Path file = Files.write(folder.resolve("picture"), content);
        Router.Builder routes = Router.builder()
                .get(
                        "/file",
                        Handler.inline(_ -> Response.ok("image/png", new Body.File(file, content.length))
                                .withEtag("v1")))
                .get(
                        "/missing",
                        Handler.inline(_ -> Response.ok("image/png", new Body.File(folder.resolve("none"), 5))));

        try (ServerFixture fixture = new ServerFixture(routes);
                RawClient client = fixture.connect()) {
            assertThat(client.get("/file").body()).isEqualTo(content);
            RawClient.Answer part = client.get("/file", "Range: bytes=1000-200999", "If-Range: \"v1\"");
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.header("Content-Range")).isEqualTo("bytes 1000-200999/300000");
            assertThat(part.body()).isEqualTo(Arrays.copyOfRange(content, 1000, 201_000));
            assertThat(client.get("/file", "If-None-Match: \"v1\"").status()).isEqualTo(304);
            assertThat(client.get("/missing").status()).isEqualTo(500);
            assertThat(client.get("/file", "Range: bytes=-7").body())
                    .isEqualTo(Arrays.copyOfRange(content, 299_993, 300_000));
        }
    }

    @Test
    void sendsOneSharedBodyToManyViewersAndGivesTheMemoryBack() throws Exception {
        SharedBytesPool pool = new SharedBytesPool(1 << 20, 4096);
        byte[] content = noise(500_000);
        SharedBytesPool.Writer writer = pool.newWriter();
        assertThat(writer.write(java.nio.ByteBuffer.wrap(content))).isTrue();
        SharedBytes shared = writer.finish();
        Router.Builder routes = Router.builder()
                .get("/segment", Handler.inline(_ -> Response.ok("video/mp4", new Body.Shared(shared.retain()))));

        try (ServerFixture fixture = new ServerFixture(routes);
                RawClient one = fixture.connect();
                RawClient two = fixture.connect();
                RawClient gone = fixture.connect()) {
            gone.send("GET /segment HTTP/1.1\r\nHost: a\r\n\r\n").close();
            one.send("HEAD /segment HTTP/1.1\r\nHost: a\r\n\r\n");
            assertThat(one.read(true).header("Content-Length")).isEqualTo("500000");
            assertThat(one.get("/segment").body()).isEqualTo(content);
            assertThat(two.get("/segment", "Range: bytes=4000-9000").body())
                    .isEqualTo(Arrays.copyOfRange(content, 4000, 9001));
            assertThat(two.get("/segment", "Range: bytes=600000-").status()).isEqualTo(416);
            shared.release();
            await().untilAsserted(() -> assertThat(pool.bytesUsed()).isZero());
        }
    }

    @Test
    void finishesARequestInFlightBeforeItCloses() throws Exception {
        CompletableFuture<Response> slow = new CompletableFuture<>();
        CountDownLatch arrived = new CountDownLatch(1);
        Router.Builder routes = Router.builder().get("/slow", Handler.async(_ -> {
            arrived.countDown();
            return slow;
        }));

        try (ServerFixture fixture = new ServerFixture(routes);
                RawClient busy = fixture.connect();
                RawClient idle = fixture.connect()) {
            busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
            arrived.await();
            Thread closing = Thread.ofVirtual().start(() -> fixture.server.close(Duration.ofSeconds(20)));
            assertThat(idle.atEnd()).isTrue();
            slow.complete(Response.text("done"));

            RawClient.Answer answer = busy.read();
            assertThat(answer.text()).isEqualTo("done");
            assertThat(answer.header("Connection")).isEqualTo("close");
            closing.join();
            assertThat(fixture.seen.open).hasValue(0);
        }
    }

    @Test
    void cutsARequestThatOutlastsTheGrace() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        Router.Builder routes = Router.builder().get("/never", Handler.async(_ -> {
            arrived.countDown();
            return new CompletableFuture<>();
        }));

        try (ServerFixture fixture = new ServerFixture(routes);
                RawClient client = fixture.connect()) {
            client.send("GET /never HTTP/1.1\r\nHost: a\r\n\r\n");
            arrived.await();
            fixture.server.close(Duration.ofMillis(100));

            assertThat(client.atEnd()).isTrue();
            assertThat(fixture.seen.finished)
                    .singleElement()
                    .satisfies(finished -> assertThat(finished.status()).isEqualTo(HttpObserver.Finished.CLIENT_LEFT));
        }
    }

    @Test
    void saysWhichPortIsTaken() {
        try (ServerFixture fixture = new ServerFixture(Router.builder().get("/", HELLO))) {
            int port = fixture.server.port();
            HttpServer second = new HttpServer(
                    HttpConfig.defaults().withPort(port),
                    Router.builder().get("/", HELLO).build(),
                    HttpObserver.NONE,
                    java.time.InstantSource.system());

            assertThatThrownBy(second::start)
                    .isInstanceOf(HttpException.class)
                    .hasMessage("port " + port + " on 127.0.0.1 is already in use");
        }
    }

    @Test
    void refusesOneConnectionTooMany() throws Exception {
        HttpLimits limits = new HttpLimits(1024, 1024, 1024, 2, 4096);

        try (ServerFixture fixture = new ServerFixture(
                        Router.builder().get("/", HELLO), ServerFixture.config().withLimits(limits));
                RawClient one = fixture.connect();
                RawClient two = fixture.connect()) {
            assertThat(one.get("/").status()).isEqualTo(200);
            assertThat(two.get("/").status()).isEqualTo(200);
            try (RawClient three = fixture.connect()) {
                RawClient.Answer refused = three.read();
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.text()).contains("urn:flightcase:problem:too-many-connections");
                assertThat(three.atEnd()).isTrue();
            }
            assertThat(fixture.seen.refused).containsKey(HttpObserver.Refusal.TOO_MANY_CONNECTIONS);
        }
    }

    @Test
    void answersBusyWhenTheWorkersQueueIsFull() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        try (WorkerPool workers = new WorkerPool("api", 1, 1)) {
            Router.Builder routes = Router.builder().get("/work", Handler.blocking(workers, request -> {
                running.countDown();
                gate.await();
                return Response.text(Thread.currentThread().getName());
            }));
            try (ServerFixture fixture = new ServerFixture(routes);
                    RawClient one = fixture.connect();
                    RawClient two = fixture.connect();
                    RawClient three = fixture.connect()) {
                one.send("GET /work HTTP/1.1\r\nHost: a\r\n\r\n");
                running.await();
                two.send("GET /work HTTP/1.1\r\nHost: a\r\n\r\n");
                await().until(() -> workers.queued() == 1);

                RawClient.Answer busy = three.get("/work");
                assertThat(busy.status()).isEqualTo(503);
                assertThat(busy.header("Retry-After")).isEqualTo("1");
                gate.countDown();
                assertThat(one.read().text()).isEqualTo("api-1");
                assertThat(two.read().text()).isEqualTo("api-1");
            }
        }
    }

    @Test
    void tellsNothingAboutAHandlerThatThrows() throws Exception {
        Router.Builder routes = Router.builder().get("/bug", Handler.inline(_ -> {
            throw new IllegalStateException("secret");
        }));

        try (ServerFixture fixture = new ServerFixture(routes);
                RawClient client = fixture.connect()) {
            RawClient.Answer answer = client.get("/bug");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(answer.text()).doesNotContain("secret").contains("urn:flightcase:problem:internal-error");
            assertThat(client.get("/bug").status()).isEqualTo(500);
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new java.util.Random(7).nextBytes(bytes);
        return bytes;
    }
}
