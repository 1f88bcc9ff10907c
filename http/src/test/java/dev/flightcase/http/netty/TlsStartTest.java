package dev.flightcase.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpDate;
import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.Router;
import dev.flightcase.http.TlsConfig;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.util.CharsetUtil;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The TLS port before a handshake, without a socket. */
class TlsStartTest {
    private final AtomicInteger failed = new AtomicInteger();
    private final EmbeddedChannel channel = open();

    private EmbeddedChannel open() {
        HttpObserver observer = new HttpObserver() {
            @Override
            public void handshakeFailed() {
                failed.incrementAndGet();
            }
        };
        HttpConfig config = HttpConfig.defaults();
        ServerContext server = new ServerContext(
                config,
                new HeadCheck(config, Router.builder().build()),
                observer,
                new HttpDate(() -> Instant.EPOCH, Duration.ZERO),
                Runnable::run,
                new Pacer(0),
                new AtomicBoolean());
        TlsConfig files = new TlsConfig(0, Path.of("none"), Path.of("none"));
        EmbeddedChannel made =
                new EmbeddedChannel(new TlsStart(server, new TlsMaterial(files, () -> Instant.EPOCH, Runnable::run)));
        made.freezeTime();
        return made;
    }

    @Test
    void closesAConnectionThatBeginsNoHandshake() {
        channel.advanceTimeBy(TlsStart.HANDSHAKE_SECONDS - 1, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertThat(channel.isOpen()).isTrue();
        channel.advanceTimeBy(2, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void tellsPlainHttpOnceWhereItIsAndCloses() {
        channel.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\n", CharsetUtil.US_ASCII));

        ByteBuf answer = channel.readOutbound();
        assertThat(answer.toString(CharsetUtil.US_ASCII))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("https://");
        answer.release();
        assertThat(channel.isOpen()).isFalse();
        assertThat(failed).hasValue(1);
    }
}
