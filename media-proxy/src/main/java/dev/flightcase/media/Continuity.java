package dev.flightcase.media;

import dev.flightcase.http.Bytes;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a stream goes on after a restart of the node. Numbers are reserved in blocks and ahead of their use, so that one small write in some
 * minutes keeps them from falling, however the process ends: the rest of a block is skipped. Not thread-safe: belongs to a
 * {@link LiveStream}.
 */
final class Continuity {
    private static final Logger log = LoggerFactory.getLogger(Continuity.class);
    /** With segments of two seconds a new block is reserved every four minutes, and four minutes before the old one is used up. */
    private static final int BLOCK = 256;
    /** On the average, so that an encoder in a loop of restarts does not wear out the card. */
    private static final Duration BETWEEN_SAVES = Duration.ofSeconds(10);
    /** An encoder that begins needs two, one for its numbers and one for its format, and may begin twice. */
    private static final int SAVES_AT_ONCE = 4;

    private static final long NO_MEDIA = -1;

    private final String stream;
    private final StreamMemory memory;
    private final LongSupplier ticks;
    private final long firstSequence;
    private long reserved;
    private Bookmark.@Nullable Format earlier;
    private Bookmark.@Nullable Format current;
    private boolean changed;
    private long savesPaidNanos;

    /**
     * @param ticks monotonic nanoseconds
     */
    Continuity(String stream, StreamMemory memory, LongSupplier ticks) {
        this.stream = stream;
        this.memory = memory;
        this.ticks = ticks;
        this.savesPaidNanos = ticks.getAsLong();
        Optional<Bytes> stored = memory.load(stream);
        Optional<Bookmark> bookmark = stored.flatMap(Bookmark::decode);
        if (stored.isPresent() && bookmark.isEmpty()) {
            log.atWarn().addKeyValue("stream", stream).log("bookmark of a stream is damaged, it begins anew");
        }
        this.firstSequence = bookmark.map(Bookmark::nextSequence).orElse(0L);
        this.reserved = firstSequence;
        this.earlier = bookmark.map(Bookmark::format).orElse(null);
    }

    /** Of this process; 0 for a stream that never was. */
    long firstSequence() {
        return firstSequence;
    }

    /** Before numbers from this one on are shown to anybody. */
    void reserve(long nextSequence) {
        if (nextSequence + BLOCK / 2 > reserved) {
            reserved = nextSequence + BLOCK;
            changed = true;
        }
        save();
    }

    /**
     * The initialization section of the process before, for an encoder that is pushing since then. Its media time must have gone on: one
     * whose time has not is another one, whose format may be another one too.
     */
    Optional<Bookmark.Format> kept() {
        return Optional.ofNullable(earlier);
    }

    /** It is of no use. */
    void forgetKept() {
        earlier = null;
        changed = true;
    }

    /** Fragments from now on need this initialization section. Of several renditions the first is kept, with its first media. */
    void changeFormat(String rendition, Bytes section) {
        if (current != null && !current.rendition().equals(rendition)) {
            return;
        }
        earlier = null;
        if (current == null || !current.section().equals(section)) {
            Bookmark.Format format = new Bookmark.Format(rendition, section, NO_MEDIA);
            current = format.isKeepable() ? format : null;
            changed |= current == null;
        }
    }

    /** Media of this rendition are out. When its time falls, what is stored would pass its next fragments for those of another encoder. */
    void published(String rendition, long mediaMillis) {
        if (current != null && current.rendition().equals(rendition)) {
            changed |= current.mediaMillis() == NO_MEDIA || mediaMillis < current.mediaMillis();
            current = current.at(mediaMillis);
        }
        save();
    }

    /** Each save is paid for with {@link #BETWEEN_SAVES}, and {@link #SAVES_AT_ONCE} may be on credit. */
    private void save() {
        long now = ticks.getAsLong();
        long creditNanos = Math.max(0, savesPaidNanos - now);
        if (changed && creditNanos <= (SAVES_AT_ONCE - 1) * BETWEEN_SAVES.toNanos()) {
            changed = false;
            savesPaidNanos = now + creditNanos + BETWEEN_SAVES.toNanos();
            memory.save(stream, new Bookmark(reserved, current == null ? earlier : current).encode());
        }
    }
}
