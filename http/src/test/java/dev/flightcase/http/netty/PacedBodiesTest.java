package dev.flightcase.http.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Body;
import dev.flightcase.http.Bytes;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections without sockets under one cap of media bytes, whose time is advanced by hand. */
class PacedBodiesTest {
    private static final HttpConfig CONFIG = HttpConfig.defaults();
    private static final int RATE = 1_000_000;
    private static final int MEDIA_BYTES = 1_500_000;
    private static final int BURST = RATE / 10;

    @TempDir
    private Path folder;

    private final SharedBytesPool pool = new SharedBytesPool(4 << 20, 64 * 1024);
    private final List<EmbeddedChannel> channels = new ArrayList<>();
    private SharedBytes media;
    private ServerContext server;

    @BeforeEach
    void open() throws Exception {
        SharedBytesPool.Writer writer = pool.newWriter();
        assertThat(writer.write(ByteBuffer.allocate(MEDIA_BYTES))).isTrue();
        media = writer.finish();
        Path file = Files.write(folder.resolve("media"), new byte[MEDIA_BYTES]);
        RouteOptions paced = RouteOptions.DEFAULT.withCors().withPacing();
        Router router = Router.builder()
                .get("/media", Handler.inline(_ -> Response.ok("video/mp4", new Body.Shared(media.retain()))), paced)
                .get("/file", Handler.inline(_ -> Response.ok("video/mp4", new Body.File(file, MEDIA_BYTES))), paced)
                .get("/playlist", Handler.inline(_ -> playlist()), paced)
                .get("/orders", Handler.inline(_ -> Response.text("sold")))
                .build();
        server = new ServerContext(
                CONFIG,
                new HeadCheck(CONFIG, router),
                HttpObserver.NONE,
                new HttpDate(InstantSource.fixed(Instant.EPOCH), Duration.ZERO),
                Runnable::run,
                new Pacer(RATE),
                new AtomicBoolean());
    }

    private static Response playlist() {
        return Response.ok("application/vnd.apple.mpegurl", Body.Precompressed.of(Bytes.utf8("#EXTM3U\n")));
    }

    @AfterEach
    void everythingIsGivenBack() {
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
        media.release();
        assertThat(pool.bytesUsed()).isZero();
    }

    private EmbeddedChannel connection() {
        StrictRequestDecoder decoder = new StrictRequestDecoder(1024, 1024);
        EmbeddedChannel channel = new EmbeddedChannel(decoder, new Http1Connection(server, decoder, false)) {
            @Override
            protected SocketAddress remoteAddress0() {
                return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
            }
        };
        channel.freezeTime();
        channels.add(channel);
        return channel;
    }

    private static void ask(EmbeddedChannel channel, String path) {
        channel.writeInbound(
                Unpooled.copiedBuffer("GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n", StandardCharsets.ISO_8859_1));
    }

    private static String text(EmbeddedChannel channel) {
        StringBuilder out = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            out.append(part.toString(StandardCharsets.ISO_8859_1));
            part.release();
        }
        return out.toString();
    }

    /** Bytes that have left, with some hundred of the head. */
    private static long bytes(EmbeddedChannel channel) {
        return text(channel).length();
    }

    private void pass(long millis) {
        for (int i = 0; i < millis; i++) {
            for (EmbeddedChannel channel : channels) {
                channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
            }
            // a turn may be on another loop than the timer
            channels.forEach(EmbeddedChannel::runScheduledPendingTasks);
            channels.forEach(EmbeddedChannel::runPendingTasks);
        }
    }

    @Test
    void aBodyGoesNoFasterThanTheCapAndArrivesWhole() {
        EmbeddedChannel viewer = connection();
        ask(viewer, "/media");
        long atOnce = bytes(viewer);
        assertThat(atOnce).isBetween((long) BURST - server.pacer().pieceBytes(), BURST + 1000L);
        pass(1000);
        long inASecond = bytes(viewer);
        assertThat(inASecond).isBetween((long) RATE - server.pacer().pieceBytes(), (long) RATE + 1000);
        pass(1000);

        assertThat(atOnce + inASecond + bytes(viewer)).isBetween((long) MEDIA_BYTES, (long) MEDIA_BYTES + 1000);
        ask(viewer, "/orders");
        assertThat(text(viewer)).endsWith("sold");
    }

    @Test
    void viewersShareTheCap() {
        EmbeddedChannel one = connection();
        EmbeddedChannel other = connection();
        ask(one, "/media");
        ask(other, "/media");
        pass(200);
        bytes(one);
        bytes(other);
        pass(1000);

        long half = RATE / 2;
        long slack = 2L * server.pacer().pieceBytes();
        assertThat(bytes(one)).isBetween(half - slack, half + slack);
        assertThat(bytes(other)).isBetween(half - slack, half + slack);
    }

    @Test
    void ordersAndPlaylistsDoNotWait() {
        EmbeddedChannel viewer = connection();
        ask(viewer, "/media");
        EmbeddedChannel phone = connection();
        ask(phone, "/orders");
        assertThat(text(phone)).endsWith("sold");
        ask(phone, "/playlist");

        assertThat(text(phone)).endsWith("#EXTM3U\n");
        assertThat(bytes(viewer)).isLessThan(MEDIA_BYTES);
    }

    @Test
    void aFileIsPacedToo() {
        EmbeddedChannel viewer = connection();
        ask(viewer, "/file");
        pass(500);
        long sent = bytes(viewer);
        assertThat(sent).isBetween(500_000L, 500_000L + BURST + 1000);
        pass(1100);

        assertThat(sent + bytes(viewer)).isBetween((long) MEDIA_BYTES, (long) MEDIA_BYTES + 1000);
    }

    @Test
    void whatFitsIsSentWhole() {
        EmbeddedChannel viewer = connection();
        viewer.writeInbound(Unpooled.copiedBuffer(
                "GET /media HTTP/1.1\r\nHost: a\r\nRange: bytes=0-49999\r\n\r\n", StandardCharsets.ISO_8859_1));

        assertThat(bytes(viewer)).isBetween(50_000L, 51_000L);
    }

    @Test
    void aViewerThatLeavesWhileItWaitsHoldsNothing() {
        EmbeddedChannel viewer = connection();
        ask(viewer, "/media");
        bytes(viewer);
        viewer.close();
        viewer.runPendingTasks();

        media.release();
        assertThat(pool.bytesUsed()).isZero();
        // for the check after each test
        SharedBytesPool.Writer writer = pool.newWriter();
        media = writer.finish();
    }
}
