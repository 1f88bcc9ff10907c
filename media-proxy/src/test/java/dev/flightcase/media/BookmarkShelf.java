package dev.flightcase.media;

import dev.flightcase.http.Bytes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Bookmarks that outlive a node, as on a disk, and a count of the writes. Thread-safe. */
final class BookmarkShelf implements StreamMemory {
    private final Map<String, Bytes> bookmarks = new ConcurrentHashMap<>();
    private final AtomicInteger writes = new AtomicInteger();

    @Override
    public Optional<Bytes> load(String stream) {
        return Optional.ofNullable(bookmarks.get(stream));
    }

    @Override
    public void save(String stream, Bytes bookmark) {
        bookmarks.put(stream, bookmark);
        writes.incrementAndGet();
    }

    Bookmark bookmark(String stream) {
        return load(stream).flatMap(Bookmark::decode).orElseThrow();
    }

    int writes() {
        return writes.get();
    }
}
