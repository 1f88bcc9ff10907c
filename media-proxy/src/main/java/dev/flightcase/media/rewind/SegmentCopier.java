package dev.flightcase.media.rewind;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** From memory to the disk, with the initialization section that a segment needs. */
final class SegmentCopier {
    private final RewindSource source;
    private final RewindFolder folder;

    private record Written(long bytes, int checksum) {}

    SegmentCopier(RewindSource source, RewindFolder folder) {
        this.source = source;
        this.folder = folder;
    }

    /** The content is on the disk when this returns. A gap, when the media has left the memory already. */
    RewindEntry copy(String rendition, Segment segment, int targetSeconds) throws IOException {
        Segment bare = new Segment(segment.uri(), segment.duration(), segment.start(), segment.gap(), List.of());
        RewindEntry gap = new RewindEntry(rendition, bare, targetSeconds, 0, 0).asGap();
        String map = segment.start().map();
        if (segment.gap() || (map != null && !folder.has(map) && put(map).isEmpty())) {
            return gap;
        }
        return put(segment.uri())
                .map(written -> new RewindEntry(rendition, bare, targetSeconds, written.bytes(), written.checksum()))
                .orElse(gap);
    }

    private Optional<Written> put(String uri) throws IOException {
        Optional<SharedBytes> found = source.object(uri);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        SharedBytes bytes = found.get();
        try {
            return Optional.of(new Written(bytes.length(), folder.put(uri, bytes)));
        } finally {
            bytes.release();
        }
    }
}
