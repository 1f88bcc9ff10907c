package dev.flightcase.media.packager;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytes;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.isobmff.Track;
import dev.flightcase.media.playlist.MediaPlaylist.Part;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import dev.flightcase.media.store.SegmentStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What viewers can download of one rendition: names, which are never used twice, and how long they last. The name of the next part is known
 * before it is known which segment it will belong to, so that a preload hint is always right. Not thread-safe.
 */
final class RenditionObjects {
    private final String name;
    private final Packaging packaging;
    private final SegmentStore store;
    private final Map<String, Integer> mapUses = new HashMap<>();
    private Duration longest = Duration.ZERO;
    private String currentMap = "";
    private long formats;
    private long parts;
    private long fragments;
    private long missing;

    RenditionObjects(String name, Packaging packaging) {
        this.name = name;
        this.packaging = packaging;
        this.store = packaging.store();
    }

    /** In the store. */
    String key(String uri) {
        return packaging.folder() + uri;
    }

    String nextPart() {
        return name + "-p" + parts + "-" + packaging.token() + ".m4s";
    }

    void countPart() {
        parts++;
    }

    /** A name under which nothing will ever be found. */
    String missing() {
        return name + "-gap" + missing++ + "-" + packaging.token() + ".m4s";
    }

    long countFragment() {
        return ++fragments;
    }

    String segment(long sequence) {
        return name + "-" + sequence + "-" + packaging.token() + ".m4s";
    }

    /** Puts an initialization section where viewers find it. */
    MediaFormat format(Bytes section, List<Track> tracks) {
        String uri = name + "-init-" + formats++ + "-" + packaging.token() + ".mp4";
        SharedBytesPool.Writer writer = store.newWriter();
        // Without memory for two kilobytes nothing else goes out either; the first segment says so.
        store.write(writer, section.asByteBuffer());
        store.put(key(uri), writer.finish());
        String before = currentMap;
        currentMap = uri;
        retireMap(before);
        return new MediaFormat(section, uri, tracks, 0);
    }

    void put(String uri, OpenSegment segment) {
        SharedBytes bytes = segment.finish();
        store.put(key(uri), bytes);
        useMap(currentMap);
    }

    /** A segment in the playlist names it. */
    void useMap(String map) {
        mapUses.merge(map, 1, Integer::sum);
    }

    /** The playlist was so long: what leaves it stays as long again (§6.2.2). */
    void remember(Duration playlist) {
        longest = longest.compareTo(playlist) > 0 ? longest : playlist;
    }

    void retire(List<Segment> removed) {
        Set<String> maps = new HashSet<>();
        for (Segment segment : removed) {
            Duration keep = segment.duration().plus(longest);
            store.retire(key(segment.uri()), keep);
            for (Part part : segment.parts()) {
                store.retire(key(part.uri()), keep);
            }
            if (segment.start().map() != null) {
                mapUses.merge(segment.start().map(), -1, Integer::sum);
                maps.add(segment.start().map());
            }
        }
        maps.forEach(this::retireMap);
    }

    /** After the last segment that needs it. */
    private void retireMap(String map) {
        if (!map.isEmpty() && !map.equals(currentMap) && mapUses.getOrDefault(map, 0) <= 0) {
            mapUses.remove(map);
            store.retire(key(map), longest.multipliedBy(2));
        }
    }

    void drop(List<Segment> removed) {
        for (Segment segment : removed) {
            store.drop(key(segment.uri()));
            segment.parts().forEach(part -> store.drop(key(part.uri())));
        }
        mapUses.keySet().stream().filter(map -> !map.equals(currentMap)).forEach(map -> store.drop(key(map)));
        mapUses.clear();
    }

    /** The rendition goes away. */
    void dropFormat() {
        store.drop(key(currentMap));
    }
}
