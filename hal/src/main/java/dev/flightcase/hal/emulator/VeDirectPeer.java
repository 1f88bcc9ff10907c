package dev.flightcase.hal.emulator;

import dev.flightcase.hal.serial.ErrnoException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An instrument on a pseudo terminal that says its blocks again and again, byte after byte as fast as a line
 * of 19200 baud is, on a thread of its own ({@code pty-peer}).
 */
public final class VeDirectPeer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(VeDirectPeer.class);

    /** A start bit, eight of data and a stop bit at 19200 baud. */
    private static final long NANOS_A_BYTE = 10 * 1_000_000_000L / 19_200;

    private final PtyPeer line;
    private final Supplier<List<List<VeField>>> blocks;
    private final VeDirectVoice voice;
    private final Duration pause;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean silent;
    private @Nullable Thread thread;

    /**
     * @param line closed with this
     * @param blocks what to say next, asked on the peer's thread
     * @param pause after the blocks; instruments say them once a second
     */
    public VeDirectPeer(PtyPeer line, Supplier<List<List<VeField>>> blocks, VeDirectVoice voice, Duration pause) {
        this.line = line;
        this.blocks = blocks;
        this.voice = voice;
        this.pause = pause;
    }

    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("the instrument on " + line.device() + " was started already");
        }
        thread = Thread.ofPlatform().daemon().name("pty-peer").start(this::run);
    }

    public Path device() {
        return line.device();
    }

    /** Says nothing, plugged in as before: a controller that sleeps at night. */
    public void silence(boolean on) {
        silent = on;
    }

    /** Pulls the plug. */
    @Override
    public synchronized void close() {
        closing.countDown();
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        line.close();
    }

    private void run() {
        try {
            do {
                if (!silent && !sayAll()) {
                    return;
                }
            } while (!closing.await(pause.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ErrnoException e) {
            log.atError().addKeyValue("device", line.device()).setCause(e).log("instrument lost its line");
        }
    }

    /** False when it was closed meanwhile. Bytes that nobody takes are lost, as on a wire. */
    private boolean sayAll() throws ErrnoException, InterruptedException {
        for (var fields : blocks.get()) {
            for (var piece : voice.pieces(fields)) {
                if (closing.await(piece.length * NANOS_A_BYTE, TimeUnit.NANOSECONDS)) {
                    return false;
                }
                int _ = line.mutter(piece);
            }
        }
        return true;
    }
}
