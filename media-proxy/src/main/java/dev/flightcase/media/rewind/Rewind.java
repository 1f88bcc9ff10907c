package dev.flightcase.media.rewind;

import dev.flightcase.media.delivery.LiveEdges;
import dev.flightcase.media.packager.MediaTime;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The show so far of all streams, written on a thread of its own, {@code rewind}, that looks at what is live twice a second. A disk that is
 * slow, full or gone costs nobody but those who want to go back: what leaves the memory before it was written is a gap.
 */
public final class Rewind implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Rewind.class);
    /** Segments last a second at least, and stay in memory for six. */
    private static final Duration PERIOD = Duration.ofMillis(500);
    /** After a failure. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    /** Left to the rest of the system. */
    private static final long FREE_BYTES_MIN = 64L * 1024 * 1024;

    private final RewindConfig config;
    private final Map<String, RewindSource> sources = new LinkedHashMap<>();
    private final Map<String, LiveEdges> edges = new LinkedHashMap<>();
    private final Map<String, RewindStream> open = new LinkedHashMap<>();
    private final MediaTime time;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rewind").daemon().factory());
    private volatile RewindStatus status = new RewindStatus(0, Duration.ZERO, 0, null);
    private long lostBefore;
    private long retryAt;

    /**
     * @param waitersMax requests that may wait for the next segment of each rendition
     * @param token unique over restarts of the process
     */
    public Rewind(RewindConfig config, List<RewindSource> sources, int waitersMax, String token, MediaTime time) {
        this.config = config;
        this.time = time;
        for (RewindSource source : sources) {
            this.sources.put(source.name(), source);
            edges.put(source.name(), new LiveEdges(waitersMax, "r" + token, time.ticks()));
        }
        this.retryAt = time.now();
    }

    /** Does not wait for the disk. */
    public void start() {
        thread.scheduleWithFixedDelay(this::tick, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            look();
        } catch (RuntimeException e) {
            // An exception would end the thread for good.
            log.atError().setCause(e).log("the show so far could not be looked after");
        }
    }

    /** One look at all streams; what {@link #start} does again and again. By one thread at a time. */
    void look() {
        long now = time.now();
        edges.values().forEach(edge -> edge.expire(now));
        if (status.trouble() != null && retryAt - now > 0) {
            return;
        }
        try {
            makeFolder();
            for (RewindSource source : sources.values()) {
                stream(source).look(config.length());
            }
            makeRoom();
            tell(null);
        } catch (IOException e) {
            retryAt = now + RETRY_AFTER.toNanos();
            makeRoomAfter(e);
            lostBefore = lost();
            open.clear();
            tell(Objects.toString(e.getMessage(), e.toString()));
        }
    }

    /** Only its last part: where a disk should be mounted and is not, nothing is written. */
    private void makeFolder() throws IOException {
        if (open.isEmpty()) {
            RewindFolder.make(config.folder());
        }
    }

    private RewindStream stream(RewindSource source) throws IOException {
        RewindStream known = open.get(source.name());
        if (known == null) {
            known = new RewindStream(
                    source,
                    config.folder().resolve(source.name()),
                    Objects.requireNonNull(edges.get(source.name())),
                    time);
            open.put(source.name(), known);
        }
        return known;
    }

    private long bytes() {
        return open.values().stream().mapToLong(RewindStream::bytes).sum();
    }

    /** Within its bytes, and never the last free ones of the disk. */
    private void makeRoom() throws IOException {
        FileStore disk = Files.getFileStore(config.folder());
        while (bytes() > config.bytesMax() || disk.getUsableSpace() < FREE_BYTES_MIN) {
            if (!shorten()) {
                return;
            }
        }
    }

    private long lost() {
        return lostBefore + open.values().stream().mapToLong(RewindStream::lost).sum();
    }

    private boolean shorten() throws IOException {
        RewindStream largest = open.values().stream()
                .reduce((a, b) -> a.bytes() >= b.bytes() ? a : b)
                .orElse(null);
        return largest != null && largest.shorten();
    }

    /** The next try may find some. */
    private void makeRoomAfter(IOException failure) {
        try {
            makeRoom();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private void tell(@Nullable String trouble) {
        if (trouble != null && status.trouble() == null) {
            log.atWarn()
                    .addKeyValue("folder", config.folder())
                    .addKeyValue("reason", trouble)
                    .log("the show so far cannot be written; live goes on");
        } else if (trouble == null && status.trouble() != null) {
            log.atInfo().addKeyValue("folder", config.folder()).log("the show so far is written again");
        }
        Duration length = open.values().stream()
                .map(RewindStream::length)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        status = trouble == null
                ? new RewindStatus(bytes(), length, lost(), null)
                : new RewindStatus(status.bytes(), status.length(), lost(), trouble);
    }

    /** From any thread. */
    public RewindStatus status() {
        return status;
    }

    RewindConfig config() {
        return config;
    }

    /** Of this stream, if there is one. */
    Optional<LiveEdges> edges(String stream) {
        return Optional.ofNullable(edges.get(stream));
    }

    /** Ends the thread; what it is writing is finished first. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
