package dev.flightcase.hal.vedirect;

import dev.flightcase.hal.Timebase;
import dev.flightcase.hal.serial.Baud;
import dev.flightcase.hal.serial.SerialLines;
import dev.flightcase.hal.serial.SerialOpening;
import dev.flightcase.hal.serial.SerialPort;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one line, all the time, on a thread of its own ({@code bus-ttyUSB0}), and keeps what it last said;
 * sends nothing. A line that is not there, or was pulled out, is told once and tried again, more and more
 * slowly. No garbage while it listens.
 */
public final class VeDirectLine implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(VeDirectLine.class);

    /** Of one read; a block has about 200 bytes. */
    private static final int READ_BYTES_MAX = 512;

    /** For a busy board to let the thread run. */
    private static final Duration STOP_SLACK = Duration.ofSeconds(1);

    private static final String NOT_STARTED = "the line was not opened yet";

    private final VeDirectConfig config;
    private final SerialLines lines;
    private final Object lock = new Object();
    /** Guarded by the lock. */
    private final LastValues values;
    /** Guarded by the lock. */
    private final VeDirectParser parser;
    /** Guarded by the lock. */
    private String trouble = NOT_STARTED;

    private final byte[] buffer = new byte[READ_BYTES_MAX];
    private final CountDownLatch closing = new CountDownLatch(1);
    private @Nullable Thread thread;

    public VeDirectLine(VeDirectConfig config, SerialLines lines, Timebase time) {
        this.config = config;
        this.lines = lines;
        this.values = new LastValues(config.identityProofs(), time.ticks());
        this.parser = new VeDirectParser(values);
    }

    /** Returns before the line is open. */
    public synchronized void start() {
        if (thread != null) {
            throw new IllegalStateException("the line " + config.device() + " was started already");
        }
        thread = Thread.ofPlatform()
                .daemon()
                .name("bus-" + config.device().getFileName())
                .start(this::run);
    }

    /** What is known now. Any thread; waits for no device. */
    public VeDirectReport report() {
        synchronized (lock) {
            return new VeDirectReport(trouble, values.device(), values.copy(), parser.counts());
        }
    }

    /** Waits for the thread at most a second longer than its {@link VeDirectConfig#patience()}. */
    @Override
    public synchronized void close() {
        closing.countDown();
        if (thread == null) {
            return;
        }
        try {
            if (!thread.join(config.patience().plus(STOP_SLACK))) {
                log.atWarn().addKeyValue("device", config.device()).log("serial line left behind in a read");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            long waitNanos = config.retryFirst().toNanos();
            do {
                boolean heard = listenOnce();
                waitNanos = heard
                        ? config.retryFirst().toNanos()
                        : Math.min(2 * waitNanos, config.retryMax().toNanos());
            } while (!closing.await(waitNanos, TimeUnit.NANOSECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | LinkageError mistake) {
            say("reading the line stopped, by a mistake of ours: " + mistake);
            log.atError()
                    .addKeyValue("device", config.device())
                    .setCause(mistake)
                    .log("serial line given up");
        }
    }

    /** Whether there were any bytes. */
    private boolean listenOnce() {
        return switch (lines.open(config.device(), Baud.B19200)) {
            case SerialOpening.Refused(var _, var words) -> {
                say(words);
                yield false;
            }
            case SerialOpening.Opened(var port) -> {
                try (port) {
                    yield listen(port);
                }
            }
        };
    }

    private boolean listen(SerialPort port) {
        say("");
        synchronized (lock) {
            parser.reset();
        }
        boolean heard = false;
        int patienceMillis = (int) config.patience().toMillis();
        while (closing.getCount() > 0) {
            int read = port.read(buffer, patienceMillis);
            if (read == SerialPort.GONE) {
                say(config.device() + " was pulled out, or does not answer any more");
                return heard;
            }
            if (read != SerialPort.QUIET) {
                heard = true;
                synchronized (lock) {
                    parser.accept(buffer, 0, read);
                }
            }
        }
        return heard;
    }

    /** One log line for each change. */
    private void say(String words) {
        synchronized (lock) {
            if (words.equals(trouble)) {
                return;
            }
            trouble = words;
        }
        if (words.isEmpty()) {
            log.atInfo().addKeyValue("device", config.device()).log("serial line open");
        } else {
            log.atWarn()
                    .addKeyValue("device", config.device())
                    .addKeyValue("trouble", words)
                    .log("serial line in trouble");
        }
    }
}
