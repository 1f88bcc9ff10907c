package dev.flightcase.http.netty;

import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpDate;
import dev.flightcase.http.HttpException;
import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.Router;
import dev.flightcase.http.WorkerPool;
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
import io.netty.util.concurrent.Ticker;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listening sockets and the event loops: epoll where its native library loads, NIO elsewhere. */
public final class NettyTransport {
    private static final Logger log = LoggerFactory.getLogger(NettyTransport.class);
    /** More than connect within one turn of a loop; the kernel takes {@code net.core.somaxconn} where that is less. */
    private static final int BACKLOG = 1024;
    /** EADDRINUSE as Netty's epoll reports it: negative (Linux, errno-base.h and errno.h). */
    private static final int ADDRESS_IN_USE = -98;
    /** Reading ahead of slow clients from the card: two at a time are what a card does well. They start when first needed. */
    private static final int DISK_THREADS = 2;
    /** Each body waits for one piece at most, so this is bodies. */
    private static final int DISK_QUEUE_MAX = 4096;

    private final HttpConfig config;
    private final ConnectionFactory connections;
    private final WorkerPool disk = new WorkerPool("http-disk", DISK_THREADS, DISK_QUEUE_MAX);
    private final @Nullable TlsMaterial tls;
    private @Nullable MultiThreadIoEventLoopGroup loops;
    private @Nullable Channel listener;
    private @Nullable Channel tlsListener;

    public NettyTransport(HttpConfig config, Router router, HttpObserver observer, InstantSource clock) {
        this.config = config;
        this.connections = new ConnectionFactory(new ServerContext(
                config,
                new HeadCheck(config, router),
                observer,
                new HttpDate(clock, Duration.ZERO),
                disk,
                new Pacer(config.limits().pacedBytesPerSecondMax()),
                new AtomicBoolean()));
        this.tls = config.tls()
                .map(configured -> new TlsMaterial(configured, clock, disk))
                .orElse(null);
    }

    public void start() {
        if (loops != null) {
            throw new IllegalStateException("the server was started already");
        }
        if (tls != null) {
            tls.start(Ticker.systemTicker().nanoTime());
        }
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory io = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        int threads = config.ioThreads() == 0 ? Runtime.getRuntime().availableProcessors() : config.ioThreads();
        MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(threads, threadFactory(), io);
        Class<? extends ServerChannel> channel = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        listener = bind(group, channel, config.port(), null);
        if (tls != null) {
            tlsListener = bind(group, channel, config.tls().orElseThrow().port(), tls);
        }
        loops = group;
        log.atInfo()
                .addKeyValue("address", config.bindAddress())
                .addKeyValue("port", port())
                .addKeyValue("tlsPort", tlsPort())
                .addKeyValue("transport", epoll ? "epoll" : "nio")
                .addKeyValue("threads", threads)
                .log("http server listens");
    }

    private Channel bind(
            MultiThreadIoEventLoopGroup group,
            Class<? extends ServerChannel> channel,
            int port,
            @Nullable TlsMaterial material) {
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(channel)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WriteBufferWaterMark.DEFAULT)
                .childHandler(connections.forPort(material))
                .bind(config.bindAddress(), port)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            group.shutdownGracefully(0, 0, TimeUnit.SECONDS);
            throw cannotBind(port, bound.cause());
        }
        return bound.channel();
    }

    private static ThreadFactory threadFactory() {
        AtomicInteger number = new AtomicInteger();
        return task -> new io.netty.util.concurrent.FastThreadLocalThread(task, "http-io-" + number.incrementAndGet());
    }

    private HttpException cannotBind(int port, Throwable cause) {
        String place = "port " + port + " on " + config.bindAddress();
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

    /** 0 without TLS. */
    public int tlsPort() {
        return tlsListener == null ? 0 : ((InetSocketAddress) tlsListener.localAddress()).getPort();
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
        if (tlsListener != null) {
            tlsListener.close().awaitUninterruptibly();
        }
        connections.drain(grace);
        group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        disk.close();
        if (tls != null) {
            tls.close();
        }
        log.info("http server closed");
    }
}
