package dev.flightcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a hostile or broken client may send: always a problem or a closed connection, never a handler that saw it. */
class HostileInputIT {
    private final AtomicInteger handled = new AtomicInteger();
    private ServerFixture fixture = start(HttpTimeouts.defaults());

    private ServerFixture start(HttpTimeouts timeouts) {
        Handler counting = Handler.inline(request -> {
            handled.incrementAndGet();
            return Response.text("ok " + request.body().length());
        });
        return new ServerFixture(
                Router.builder().get("/{rest...}", counting).get("/", counting).post("/{rest...}", counting),
                ServerFixture.config()
                        .withLimits(new HttpLimits(256, 1024, 1000, 16, 4096))
                        .withTimeouts(timeouts));
    }

    private void restartImpatient() {
        fixture.close();
        fixture = start(ServerFixture.impatient().timeouts());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\\r\\n\\r\\n",
                "GET / HTTP/1.1\\r\\nHost: a\\r\\nHost: a\\r\\n\\r\\n",
                "GET / HTTP/1.1\\r\\nHost: a b\\r\\n\\r\\n",
                "GET / HTTP/1.1\\r\\nHost: a:x\\r\\n\\r\\n",
                "GET / HTTP/1.1\\r\\nHost:\\r\\n\\r\\n",
                "GET / HTTP/1.1\\r\\nHost: a\\r\\nX: 1\\r\\n folded\\r\\n\\r\\n",
                "GET / HTTP/1.1\\r\\nHost: a\\r\\nX : 1\\r\\n\\r\\n",
                "GET / HTTP/1.1\\nHost: a\\n\\n\\r\\n\\r\\n",
                "GET / HTTP/1.1\\r\\nHost: a\\rX: 1\\r\\n\\r\\n",
                " GET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET  / HTTP/1.1 x\\r\\nHost: a\\r\\n\\r\\n",
                "GET /\\r\\nHost: a\\r\\n\\r\\n",
                "POST /x HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 3\\r\\nContent-Length: 4\\r\\n\\r\\nabcd",
                "POST /x HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 3, 3\\r\\n\\r\\nabc",
                "POST /x HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: -1\\r\\n\\r\\n",
                "POST /x HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: +3\\r\\n\\r\\nabc",
                "POST /x HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 99999999999999999999\\r\\n\\r\\n",
                "POST /x HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 3\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n",
                "POST /x HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: gzip\\r\\n\\r\\n",
                "POST /x HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: chunked, gzip\\r\\n\\r\\n",
                "POST /x HTTP/1.0\\r\\nHost: a\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n0\\r\\n\\r\\n",
                "GET /../etc/passwd HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET /a/%2e%2e/b HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET /a%2fb HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET /a%5cb HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET /a%00b HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET /a%0d%0ab HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET /a%zz HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET /a%2 HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET /a%ff HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET //a HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET /a#b HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET /?q=%f HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET http://other/ HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET http://ab/ HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET ftp://a/ HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
                "GET a HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n",
            })
    void answersWhatIsMalformedWith400AndCloses(String request) throws Exception {
        String smuggled = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n";

        try (RawClient client = fixture.connect()) {
            RawClient.Answer answer = client.send(request.replace("\\r", "\r").replace("\\n", "\n") + smuggled)
                    .read();

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.header("Connection")).isEqualTo("close");
            assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(client.atEnd()).isTrue();
        }
        assertThat(handled).hasValue(0);
        assertThat(fixture.seen.refused).containsKey(HttpObserver.Refusal.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource({
        "BREW / HTTP/1.1, 501",
        "CONNECT a:80 HTTP/1.1, 501",
        "get / HTTP/1.1, 501",
        "GET / HTTP/1.2, 505",
        "GET / HTTP/2.0, 505",
        "DELETE /x HTTP/1.1, 405",
        "OPTIONS /x HTTP/1.1, 204"
    })
    void answersWhatIsUnknown(String line, int status) throws Exception {
        try (RawClient client = fixture.connect()) {
            RawClient.Answer answer = client.send(line + "\r\nHost: a\r\n\r\n").read();

            assertThat(answer.status()).isEqualTo(status);
            if (status == 405 || status == 204) {
                assertThat(answer.header("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
            }
        }
        assertThat(handled).hasValue(0);
    }

    @Test
    void limitsTheRequestLineTheHeadersAndTheBody() throws Exception {
        try (RawClient line = fixture.connect();
                RawClient headers = fixture.connect();
                RawClient declared = fixture.connect();
                RawClient chunked = fixture.connect()) {
            assertThat(line.send("GET /" + "a".repeat(5000) + " HTTP/1.1\r\n")
                            .read()
                            .status())
                    .isEqualTo(414);
            assertThat(headers.send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "a".repeat(5000))
                            .read()
                            .status())
                    .isEqualTo(431);
            assertThat(declared.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1001\r\n\r\n")
                            .read()
                            .status())
                    .isEqualTo(413);
            assertThat(chunked.send("POST /x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n"
                                    + "a".repeat(1001))
                            .read()
                            .status())
                    .isEqualTo(413);
            assertThat(chunked.atEnd()).isTrue();
        }
        assertThat(handled).hasValue(0);
    }

    @Test
    void acceptsABodyOfExactlyTheLimit() throws Exception {
        try (RawClient client = fixture.connect()) {
            assertThat(client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n" + "a".repeat(1000))
                            .read()
                            .text())
                    .isEqualTo("ok 1000");
        }
    }

    @Test
    void refusesNamesThatPublicDnsCanHold() throws Exception {
        try (RawClient client = fixture.connect()) {
            RawClient.Answer answer = client.send("GET / HTTP/1.1\r\nHost: evil.example.com\r\n\r\n")
                    .read();

            assertThat(answer.status()).isEqualTo(421);
            assertThat(answer.text()).contains("http.hosts").contains("evil.example.com");
        }
        assertThat(handled).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "http://evil.example, 403",
        "null, 403",
        "http://a:81, 403",
        "https://a, 403",
        "http://a, 200",
        "HTTP://A, 200"
    })
    void checksTheOriginOfWrites(String origin, int status) throws Exception {
        try (RawClient client = fixture.connect()) {
            RawClient.Answer answer = client.send(
                            "POST /x HTTP/1.1\r\nHost: a:80\r\nOrigin: " + origin + "\r\nContent-Length: 0\r\n\r\n")
                    .read();

            assertThat(answer.status()).isEqualTo(status);
        }
    }

    @Test
    void doesNotWaitForeverForAHead() throws Exception {
        restartImpatient();
        try (RawClient slow = fixture.connect();
                RawClient silent = fixture.connect();
                RawClient body = fixture.connect()) {
            slow.send("GET / HT");
            body.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");

            assertThat(slow.read().status()).isEqualTo(408);
            assertThat(body.read().status()).isEqualTo(408);
            assertThat(silent.atEnd()).isTrue();
            assertThat(fixture.seen.refused).containsKey(HttpObserver.Refusal.TOO_SLOW);
        }
    }

    @Test
    void limitsTheTotalTimeOfAHeadThatTrickles() throws Exception {
        restartImpatient();
        try (RawClient client = fixture.connect()) {
            client.send("GET / HTTP/1.1\r\nHost: a\r\nX: ");
            await().pollInterval(java.time.Duration.ofMillis(50)).until(() -> {
                trickle(client);
                return fixture.seen.refused.containsKey(HttpObserver.Refusal.TOO_SLOW);
            });
            assertThat(client.read().status()).isEqualTo(408);
        }
    }

    private static void trickle(RawClient client) {
        try {
            client.send("a");
        } catch (IOException e) {
            // closed by the server: that is what the test waits for
        }
    }

    @Test
    void keepsRequestsSentAheadInABoundedBuffer() throws Exception {
        try (RawClient client = fixture.connect()) {
            int count = 5000;
            Thread sending = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < count; i++) {
                    try {
                        client.send("GET /" + i + " HTTP/1.1\r\nHost: a\r\n\r\n");
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            });
            for (int i = 0; i < count; i++) {
                assertThat(client.read().status()).isEqualTo(200);
            }
            sending.join();
        }
        assertThat(handled).hasValue(5000);
    }
}
