package dev.flightcase.http.netty;

import dev.flightcase.http.Body;
import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpLimits;
import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.HttpObserver.Refusal;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sets up each accepted connection, counts them, and refuses those that are too many. Shared by all event loops. */
final class ConnectionFactory extends ChannelInitializer<Channel> {
    private final ServerContext server;
    private final HttpLimits limits;
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final AtomicInteger open = new AtomicInteger();

    ConnectionFactory(HttpConfig config, Router router, HttpObserver observer, InstantSource clock) {
        this.server = new ServerContext(config, new HeadCheck(config, router), observer, new DateHeader(clock));
        this.limits = config.limits();
    }

    @Override
    protected void initChannel(Channel channel) {
        if (open.incrementAndGet() > limits.connectionsMax()) {
            open.decrementAndGet();
            refuse(channel);
            return;
        }
        server.observer().connectionOpened();
        channels.add(channel);
        channel.closeFuture().addListener(_ -> {
            open.decrementAndGet();
            server.observer().connectionClosed();
        });
        // TLS will stand in front of these; HTTP/2 will stand in their place.
        StrictRequestDecoder decoder = new StrictRequestDecoder(limits.requestLineBytesMax(), limits.headerBytesMax());
        channel.pipeline().addLast(decoder, new HttpResponseEncoder(), new Connection(server, decoder));
    }

    /** Without a pipeline: the answer must cost nothing, whatever the client sends. */
    private void refuse(Channel channel) {
        server.observer().refused(Refusal.TOO_MANY_CONNECTIONS);
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
        for (Channel channel : channels) {
            Connection connection = channel.pipeline().get(Connection.class);
            if (connection != null) {
                channel.eventLoop().execute(connection::drain);
            }
        }
        if (!channels.newCloseFuture().awaitUninterruptibly(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            channels.close().awaitUninterruptibly();
        }
    }
}
