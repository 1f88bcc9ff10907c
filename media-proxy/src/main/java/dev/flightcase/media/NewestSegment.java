package dev.flightcase.media;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The newest whole segment of one rendition, as a player gets it.
 *
 * @param bytes its initialization section, where it has one, and the segment behind it; whoever has this releases them once
 */
public record NewestSegment(String rendition, List<SharedBytes> bytes) {
    public NewestSegment {
        bytes = List.copyOf(bytes);
    }

    /**
     * Empty when there is none, or when it has just gone.
     *
     * @param objects finds what a playlist names; the reference is the caller's
     */
    static Optional<NewestSegment> of(
            String rendition, MediaPlaylist playlist, Function<String, Optional<SharedBytes>> objects) {
        Optional<Segment> newest = playlist.segments().reversed().stream()
                .filter(segment -> !segment.gap())
                .findFirst();
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        String map = newest.get().start().map();
        List<String> names = map == null
                ? List.of(newest.get().uri())
                : List.of(map, newest.get().uri());
        List<SharedBytes> found = new ArrayList<>();
        names.forEach(name -> objects.apply(name).ifPresent(found::add));
        NewestSegment all = new NewestSegment(rendition, found);
        if (found.size() == names.size()) {
            return Optional.of(all);
        }
        all.release();
        return Optional.empty();
    }

    /** Blocks as {@code out} does. */
    public void writeTo(OutputStream out) throws IOException {
        WritableByteChannel channel = Channels.newChannel(out);
        for (SharedBytes part : bytes) {
            for (ByteBuffer view : part.views(0, part.length())) {
                while (view.hasRemaining()) {
                    channel.write(view);
                }
            }
        }
    }

    public void release() {
        bytes.forEach(SharedBytes::release);
    }
}
