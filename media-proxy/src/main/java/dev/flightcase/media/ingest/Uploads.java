package dev.flightcase.media.ingest;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an encoder has sent, or is sending, and no playlist has taken yet. Bounded: the oldest goes when there are too many, since an
 * encoder that works names each object within seconds. Not thread-safe.
 */
public final class Uploads {
    private final int max;
    private final Map<String, Upload> whole = new LinkedHashMap<>();
    private final Map<String, Integer> begun = new HashMap<>();

    public Uploads(int max) {
        this.max = max;
    }

    public void begin(String path) {
        begun.merge(path, 1, Integer::sum);
    }

    /** It was aborted, or is about to be {@linkplain #add added}. */
    public void end(String path) {
        begun.computeIfPresent(path, (_, count) -> count == 1 ? null : count - 1);
    }

    public boolean isUploading(String path) {
        return begun.containsKey(path);
    }

    /** Takes over the upload's reference. */
    public void add(String path, Upload upload) {
        remove(path);
        whole.put(path, upload);
        Iterator<Upload> oldest = whole.values().iterator();
        while (whole.size() > max) {
            oldest.next().bytes().release();
            oldest.remove();
        }
    }

    public boolean contains(String path) {
        return whole.containsKey(path);
    }

    public Optional<Upload> peek(String path) {
        return Optional.ofNullable(whole.get(path));
    }

    /** The caller owns the upload's reference now. */
    public Optional<Upload> take(String path) {
        return Optional.ofNullable(whole.remove(path));
    }

    public void remove(String path) {
        take(path).ifPresent(upload -> upload.bytes().release());
    }

    public void clear() {
        whole.values().forEach(upload -> upload.bytes().release());
        whole.clear();
    }
}
