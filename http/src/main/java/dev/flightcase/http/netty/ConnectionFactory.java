package dev.flightcase.http.netty;

import dev.flightcase.http.Body;
import dev.flightcase.http.HttpLimits;
import dev.flightcase.http.HttpObserver.Refusal;
import dev.flightcase.http.Response;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Sets up each accepted connection, counts those of both ports, and refuses those that are too many. Shared by all event loops. */
final class ConnectionFactory {
    /**
     * What TLS may hold encrypted for one client: a whole part of live video, which saves a tenth of its cost beside Netty's usual 64 KiB.
     * Only for as many connections as a room needs, so that a thousand clients that read nothing still cost some 80 MB at most.
     */
    private static final WriteBufferWaterMark ROOMY = new WriteBufferWaterMark(32 * 1024, 128 * 1024);

    private static final int ROOMY_CONNECTIONS_MAX = 256;

    private final ServerContext server;
    private final HttpLimits limits;
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final AtomicInteger open = new AtomicInteger();

    ConnectionFactory(ServerContext server) {
        this.server = server;
        this.limits = server.config().limits();
    }

    /**
     * For the connections of one port.
     *
     * @param tls null for the plain port
     */
    ChannelHandler forPort(@Nullable TlsMaterial tls) {
        return new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                if (open.incrementAndGet() > limits.connectionsMax()) {
                    open.decrementAndGet();
                    refuse(channel, tls != null);
                    return;
                }
                count(channel);
                if (tls == null) {
                    channel.pipeline().addLast(new PlainStart(server));
                    Pipelines.http1(channel.pipeline(), server, false);
                } else {
                    if (open.get() <= ROOMY_CONNECTIONS_MAX) {
                        channel.config().setWriteBufferWaterMark(ROOMY);
                    }
                    channel.pipeline().addLast(new TlsStart(server, tls));
                }
            }
        };
    }

    private void count(Channel channel) {
        server.observer().connectionOpened();
        channels.add(channel);
        channel.closeFuture().addListener(_ -> {
            open.decrementAndGet();
            server.observer().connectionClosed();
        });
    }

    /** Without a pipeline: the answer must cost nothing, whatever the client sends. */
    private void refuse(Channel channel, boolean secure) {
        server.observer().refused(Refusal.TOO_MANY_CONNECTIONS);
        if (secure) {
            channel.close();
            return;
        }
        Response answer = Problems.tooManyConnections(limits.connectionsMax());
        String json = answer.body() instanceof Body.Heap(var bytes) ? bytes.utf8() : "";
        String text = "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/problem+json\r\nContent-Length: "
                + json.length() + "\r\nRetry-After: 2\r\nConnection: close\r\n\r\n" + json;
        channel.writeAndFlush(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII))
                .addListener(ChannelFutureListener.CLOSE);
    }

    int open() {
        return open.get();
    }

    void drain(Duration grace) {
        server.closing().set(true);
        for (Channel channel : channels) {
            channel.eventLoop().execute(() -> drain(channel));
        }
        if (!channels.newCloseFuture().awaitUninterruptibly(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            for (Channel channel : channels) {
                channel.eventLoop().execute(() -> cut(channel));
            }
            channels.newCloseFuture().awaitUninterruptibly(grace.toMillis() + 1000, TimeUnit.MILLISECONDS);
        }
    }

    private static void drain(Channel channel) {
        Http1Connection http1 = channel.pipeline().get(Http1Connection.class);
        Http2Session http2 = channel.pipeline().get(Http2Session.class);
        if (http1 != null) {
            http1.drain();
        } else if (http2 != null) {
            http2.events().drain();
        } else {
            channel.close();
        }
    }

    /** Past HTTP/2, which would wait for its streams. */
    private static void cut(Channel channel) {
        ChannelHandlerContext http2 = channel.pipeline().context(Http2Session.class);
        if (http2 == null) {
            channel.close();
        } else {
            http2.close();
        }
    }
}
