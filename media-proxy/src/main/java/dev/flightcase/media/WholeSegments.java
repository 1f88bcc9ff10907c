package dev.flightcase.media;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.ingest.EncoderSession;
import dev.flightcase.media.ingest.Upload;
import dev.flightcase.media.ingest.Uploads;
import dev.flightcase.media.packager.ListedRendition;
import dev.flightcase.media.packager.Packaging;
import dev.flightcase.media.packager.WholeRendition;
import dev.flightcase.media.playlist.EncoderPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The segments of a stream that come whole and are named by their encoder's playlist: MPEG-TS, which has no parts. Not thread-safe: belongs
 * to a {@link LiveStream}.
 */
final class WholeSegments {
    /** Objects that no playlist has named yet. An encoder has one or two, and some more where tracks are apart. */
    private static final int UPLOADS_MAX = 32;

    private final StreamCounts counts;
    private final Uploads uploads = new Uploads(UPLOADS_MAX);
    private final EncoderSession session = new EncoderSession(uploads);
    private final WholeRendition rendition;
    private @Nullable EncoderPlaylist playlist;
    private String playlistPath = "";

    WholeSegments(Packaging packaging, StreamCounts counts) {
        this.counts = counts;
        this.rendition = new WholeRendition(packaging);
    }

    void begin(String path) {
        uploads.begin(path);
    }

    /**
     * @param refused for want of memory
     * @param probe it was empty: nothing was lost
     */
    void aborted(String path, boolean refused, boolean probe) {
        uploads.end(path);
        if (refused) {
            counts.refused();
        } else if (!probe) {
            counts.aborted();
        }
    }

    List<ListedRendition> listed() {
        return rendition.listed();
    }

    /** True: there is something new to show. */
    boolean uploaded(String path, Upload upload) {
        uploads.end(path);
        uploads.add(path, upload);
        return publishAll(false);
    }

    /** Whether another playlist than this one is in use. */
    boolean isPlaylistOther(String path) {
        return playlist != null && !path.equals(playlistPath);
    }

    /** True: there is something new to show. */
    boolean playlist(String path, EncoderPlaylist uploaded) {
        playlistPath = path;
        playlist = uploaded;
        return publishAll(true);
    }

    void delete(String path) {
        uploads.remove(path);
    }

    private boolean publishAll(boolean justUploaded) {
        if (playlist == null) {
            return false;
        }
        boolean changed = false;
        Optional<EncoderSession.Next> next = session.next(playlistPath, playlist, justUploaded);
        while (next.isPresent()) {
            publish(next.get(), playlist);
            changed = true;
            next = session.next(playlistPath, playlist, justUploaded);
        }
        counts.session(session.lost(), session.restarts());
        return changed;
    }

    private void publish(EncoderSession.Next next, EncoderPlaylist from) {
        Upload upload = uploads.take(next.path()).orElseThrow();
        session.settle(next, upload.fingerprint());
        SharedBytes bytes = upload.bytes();
        counts.segmentOut(bytes.length());
        boolean kept = rendition.append(next.entry(), bytes, next.discontinuity(), from.targetDurationSeconds());
        if (!kept) {
            counts.segmentTooLong();
        }
    }

    Optional<MediaPlaylist> shown() {
        return rendition.playlist(playlist != null && playlist.independentSegments());
    }

    WholeRendition rendition() {
        return rendition;
    }

    void end() {
        uploads.clear();
        rendition.clear();
    }
}
