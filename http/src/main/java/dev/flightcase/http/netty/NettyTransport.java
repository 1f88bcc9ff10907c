package dev.flightcase.http.netty;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpException;
import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.Router;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening socket and the event loops: epoll where its native library loads, NIO elsewhere. */
public final class NettyTransport {
    private static final Logger log = LoggerFactory.getLogger(NettyTransport.class);
    /** More than connect within one turn of a loop; the kernel takes {@code net.core.somaxconn} where that is less. */
    private static final int BACKLOG = 1024;
    /** EADDRINUSE as Netty's epoll reports it: negative (Linux, errno-base.h and errno.h). */
    private static final int ADDRESS_IN_USE = -98;

    private final HttpConfig config;
    private final ConnectionFactory connections;
    private @Nullable MultiThreadIoEventLoopGroup loops;
    private @Nullable Channel listener;

    public NettyTransport(HttpConfig config, Router router, HttpObserver observer, InstantSource clock) {
        this.config = config;
        this.connections = new ConnectionFactory(config, router, observer, clock);
    }

    public void start() {
        if (loops != null) {
            throw new IllegalStateException("the server was started already");
        }
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        int threads = config.ioThreads() == 0 ? Runtime.getRuntime().availableProcessors() : config.ioThreads();
        MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(threads, threadFactory(), io);
        ChannelFuture bound = bootstrap(group, epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .bind(config.bindAddress(), config.port())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw cannotBind(bound.cause());
        }
        loops = group;
        listener = bound.channel();
        log.atInfo()
                .addKeyValue("address", config.bindAddress())
                .addKeyValue("port", port())
                .addKeyValue("transport", epoll ? "epoll" : "nio")
                .addKeyValue("threads", threads)
                .log("http server listens");
    }

    private ServerBootstrap bootstrap(MultiThreadIoEventLoopGroup group, Class<? extends ServerChannel> channel) {
        return new ServerBootstrap()
                .group(group)
                .channel(channel)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WriteBufferWaterMark.DEFAULT)
                .childHandler(connections);
    }

    private static ThreadFactory threadFactory() {
        AtomicInteger number = new AtomicInteger();
        return task -> new io.netty.util.concurrent.FastThreadLocalThread(task, "http-io-" + number.incrementAndGet());
    }

    private HttpException cannotBind(Throwable cause) {
        String place = "port " + config.port() + " on " + config.bindAddress();
        return switch (cause) {
            case BindException e
            when String.valueOf(e.getMessage()).contains("in use") ->
                new HttpException(place + " is already in use", e);
            case io.netty.channel.unix.Errors.NativeIoException e
            when e.expectedErr() == ADDRESS_IN_USE -> new HttpException(place + " is already in use", e);
            default -> new HttpException(place + " cannot be listened on: " + cause.getMessage(), cause);
        };
    }

    public int port() {
        if (listener == null) {
            throw new IllegalStateException("the server was not started");
        }
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    public int connections() {
        return connections.open();
    }

    public void close(Duration grace) {
        MultiThreadIoEventLoopGroup group = loops;
        if (group == null || listener == null || group.isShuttingDown()) {
            return;
        }
        listener.close().awaitUninterruptibly();
        connections.drain(grace);
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        log.info("http server closed");
    }
}
