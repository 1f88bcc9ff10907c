package dev.flightcase.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Body;
import dev.flightcase.http.Handler;
import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpDate;
import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.Response;
import dev.flightcase.http.RouteOptions;
import dev.flightcase.http.Router;
import dev.flightcase.http.SharedBytes;
import dev.flightcase.http.SharedBytesPool;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One connection without a socket: time is advanced by hand, and every buffer that went in must be released. */
class Http1ConnectionTest {
    private static final HttpConfig CONFIG = HttpConfig.defaults();
    private final List<ByteBuf> given = new ArrayList<>();
    private final CompletableFuture<Response> answer = new CompletableFuture<>();
    private final SharedBytesPool pool = new SharedBytesPool(8192, 1024);
    private final EmbeddedChannel channel = open(Router.builder()
            .get("/", Handler.inline(_ -> Response.text("hello")))
            .get("/late", Handler.async(_ -> answer))
            .get(
                    "/live",
                    Handler.async(_ -> answer),
                    RouteOptions.DEFAULT.withCors().withIdleTimeoutOnly())
            .post("/", Handler.inline(request -> Response.text(request.body().utf8())))
            .build());

    private static EmbeddedChannel open(Router router) {
        StrictRequestDecoder decoder = new StrictRequestDecoder(1024, 1024);
        ServerContext server = new ServerContext(
                CONFIG,
                new HeadCheck(CONFIG, router),
                HttpObserver.NONE,
                new HttpDate(InstantSource.fixed(java.time.Instant.EPOCH), Duration.ZERO),
                Runnable::run,
                new Pacer(0),
                new AtomicBoolean());
        EmbeddedChannel channel = new EmbeddedChannel(decoder, new Http1Connection(server, decoder, false)) {
            @Override
            protected SocketAddress remoteAddress0() {
                return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
            }
        };
        channel.freezeTime();
        return channel;
    }

    private String send(String text) {
        ByteBuf bytes = Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
        given.add(bytes);
        channel.writeInbound(bytes);
        return sent();
    }

    private String sent() {
        StringBuilder out = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            out.append(part.toString(StandardCharsets.ISO_8859_1));
            part.release();
        }
        return out.toString();
    }

    private String after(long millis) {
        channel.advanceTimeBy(millis, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
        return sent();
    }

    @AfterEach
    void everyBufferIsReleased() {
        channel.finishAndReleaseAll();
        assertThat(given).allSatisfy(bytes -> assertThat(bytes.refCnt()).isZero());
        assertThat(pool.bytesUsed()).isZero();
    }

    @Test
    void answersEveryWayARequestCanBeCutIntoPieces() {
        String request =
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nT: 1\r\n\r\n";
        for (int cut = 1; cut < request.length(); cut++) {
            String answered = send(request.substring(0, cut)) + send(request.substring(cut));

            assertThat(answered).startsWith("HTTP/1.1 200 OK\r\n").endsWith("\r\n\r\nabcde");
        }
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void holdsTheNextRequestUntilTheAnswerIsOut() {
        assertThat(send("GET /late HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"))
                .isEmpty();
        answer.complete(Response.text("late"));
        channel.runPendingTasks();

        assertThat(sent()).matches("(?s)HTTP/1.1 200 OK.*\r\n\r\nlateHTTP/1.1 200 OK.*\r\n\r\nhello");
    }

    @Test
    void stopsReadingWhenTooMuchIsSentAhead() {
        send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n");
        send("GET / HTTP/1.1\r\nHost: a\r\nX: ".repeat(1) + "a".repeat(20_000));
        assertThat(channel.config().isAutoRead()).isFalse();
        answer.complete(Response.text("late"));
        channel.runPendingTasks();

        assertThat(sent()).contains("HTTP/1.1 431");
    }

    @Test
    void closesAConnectionThatSaysNothing() {
        assertThat(after(29_000)).isEmpty();
        assertThat(channel.isOpen()).isTrue();
        assertThat(after(1_001)).isEmpty();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void givesARequestItsTotalTimeOnly() {
        String begun = send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n");
        for (int second = 0; second < 29; second++) {
            begun += after(1000) + send("x");
        }
        assertThat(begun).isEmpty();

        assertThat(after(1001)).startsWith("HTTP/1.1 408").contains("Connection: close");
        after(2_001);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void answersForAHandlerThatNeverDoes() {
        send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n");

        assertThat(after(59_000)).isEmpty();
        assertThat(after(1_001)).startsWith("HTTP/1.1 503").contains("Retry-After");
        assertThat(answer).isCancelled();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void waitsAsLongAsARouteSays() {
        send("GET /live HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(after(600_000)).isEmpty();
        answer.complete(Response.text("at last"));
        channel.runPendingTasks();

        assertThat(sent())
                .endsWith("at last")
                .contains("Access-Control-Allow-Origin: *")
                .contains("Access-Control-Expose-Headers: Age, Date, Content-Length, Content-Range, ETag");
    }

    @Test
    void d17TellsTheHandlerWhenItsClientLeft() {
        send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(answer).isNotDone();
        channel.close();

        assertThat(answer).isCancelled();
        assertThat(answer.complete(Response.text("too late"))).isFalse();
    }

    @Test
    void d17AHandlerThatAnsweredIsNotCancelled() {
        send("GET /late HTTP/1.1\r\nHost: a\r\n\r\n");
        answer.complete(Response.text("in time"));
        channel.runPendingTasks();
        assertThat(sent()).endsWith("in time");
        channel.close();

        assertThat(answer).isCompletedWithValueMatching(response -> response.status() == 200);
    }

    @Test
    void d18AnswersHeadWithTheHeadersOfAnAnswerThatCameLater() {
        assertThat(send("HEAD /late HTTP/1.1\r\nHost: a\r\n\r\n")).isEmpty();
        answer.complete(Response.ok("video/mp4", new Body.Shared(shared())));
        channel.runPendingTasks();

        assertThat(sent()).contains("Content-Length: 3000\r\n").endsWith("\r\n\r\n");
        assertThat(pool.bytesUsed()).isZero();
    }

    @Test
    void releasesASharedBodyThatIsNotSent() {
        answer.complete(Response.ok("video/mp4", new Body.Shared(shared())).withEtag("x"));

        assertThat(send("GET /late HTTP/1.1\r\nHost: a\r\nIf-None-Match: \"x\"\r\n\r\n"))
                .startsWith("HTTP/1.1 304")
                .doesNotContain("Content-Length");
        assertThat(pool.bytesUsed()).isZero();
    }

    @Test
    void answersAPreflightWhereAnySiteMayRead() {
        assertThat(send("OPTIONS /live HTTP/1.1\r\nHost: a\r\nOrigin: https://player.example\r\n\r\n"))
                .startsWith("HTTP/1.1 204")
                .contains("Access-Control-Allow-Methods: GET, HEAD, OPTIONS", "Access-Control-Max-Age");
        assertThat(send("OPTIONS / HTTP/1.1\r\nHost: a\r\nOrigin: https://player.example\r\n\r\n"))
                .startsWith("HTTP/1.1 204")
                .doesNotContain("Access-Control");
    }

    @Test
    void keepsOldClientsOnlyWhenTheyAsk() {
        assertThat(send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")).contains("Connection: keep-alive");
        assertThat(channel.isOpen()).isTrue();
        assertThat(send("GET / HTTP/1.0\r\n\r\n")).contains("Connection: close");
        assertThat(channel.isOpen()).isFalse();
    }

    private SharedBytes shared() {
        SharedBytesPool.Writer writer = pool.newWriter();
        assertThat(writer.write(ByteBuffer.allocate(3000))).isTrue();
        return writer.finish();
    }
}
