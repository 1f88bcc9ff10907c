package dev.flightcase.http.netty;

import dev.flightcase.http.TlsConfig;
import dev.flightcase.http.TlsException;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate in use. Looks at its files again when a connection comes and the last look is a minute old; a pair that has changed is
 * taken for new connections, one that cannot be used is logged and the old one stays.
 */
final class TlsMaterial implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TlsMaterial.class);
    static final Duration LOOK_EVERY = Duration.ofMinutes(1);

    private final TlsConfig config;
    private final InstantSource clock;
    private final Executor disk;
    private final AtomicLong lookNanos = new AtomicLong();
    private volatile @Nullable SslContext current;
    private volatile @Nullable X509Certificate certificate;
    private @Nullable SslContext previous;
    private List<Stamp> stamps = List.of();

    /** What changes when a file is written anew. */
    private record Stamp(
            long modifiedMillis, long bytes, @Nullable Object file) {}

    /**
     * @param clock tells an expired certificate
     * @param disk reads the files when they are looked at again
     */
    TlsMaterial(TlsConfig config, InstantSource clock, Executor disk) {
        this.config = config;
        this.clock = clock;
        this.disk = disk;
    }

    /**
     * Blocks on the disk.
     *
     * @throws TlsException when certificate and key cannot be used
     */
    void start(long nowNanos) {
        lookNanos.set(nowNanos);
        load();
    }

    /** For a new connection. Event loop. */
    SslHandler newHandler(ByteBufAllocator allocator, long nowNanos) {
        long last = lookNanos.get();
        if (nowNanos - last >= LOOK_EVERY.toNanos() && lookNanos.compareAndSet(last, nowNanos)) {
            lookLater();
        }
        SslContext context = current;
        if (context == null) {
            throw new IllegalStateException("tls was not started");
        }
        return context.newHandler(allocator);
    }

    /** What new connections are shown; null before the start. Any thread. */
    @Nullable
    X509Certificate certificate() {
        return certificate;
    }

    private void lookLater() {
        try {
            disk.execute(this::look);
        } catch (RejectedExecutionException e) {
            log.debug("certificate not looked at: the disk's workers are busy");
        }
    }

    private synchronized void look() {
        try {
            if (!stampsNow().equals(stamps)) {
                load();
                log.atInfo()
                        .addKeyValue("certificate", config.certificate())
                        .log("certificate has changed; new connections get the new one");
            }
        } catch (TlsException | IOException e) {
            log.atError()
                    .addKeyValue("certificate", config.certificate())
                    .addKeyValue("reason", e.getMessage())
                    .log("changed certificate cannot be used; the old one stays");
        }
    }

    private synchronized void load() {
        List<Stamp> seen;
        try {
            seen = stampsNow();
        } catch (IOException e) {
            seen = List.of();
        }
        TlsPair pair = TlsPair.read(config);
        warnOfDates(pair);
        SslContext next = TlsContexts.build(pair);
        stamps = seen;
        certificate = pair.own();
        SslContext oldest = previous;
        previous = current;
        current = next;
        // Not the previous one: a connection may be taking it at this moment. Each open connection holds its own.
        ReferenceCountUtil.release(oldest);
    }

    private List<Stamp> stampsNow() throws IOException {
        List<Stamp> now = new ArrayList<>();
        for (Path file : List.of(config.certificate(), config.key())) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            now.add(new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size(), attributes.fileKey()));
        }
        return List.copyOf(now);
    }

    /** A warning only: the clock of a node without internet may be wrong, and a show with a warning page is better than none. */
    private void warnOfDates(TlsPair pair) {
        Instant now = clock.instant();
        Instant until = pair.own().getNotAfter().toInstant();
        Instant from = pair.own().getNotBefore().toInstant();
        if (now.isAfter(until) || now.isBefore(from)) {
            log.atWarn()
                    .addKeyValue("certificate", config.certificate())
                    .addKeyValue("from", from)
                    .addKeyValue("until", until)
                    .log("certificate is not valid now: phones and players will refuse it; renew it, or set the clock");
        }
    }

    @Override
    public synchronized void close() {
        ReferenceCountUtil.release(previous);
        ReferenceCountUtil.release(current);
        previous = null;
        current = null;
    }
}
