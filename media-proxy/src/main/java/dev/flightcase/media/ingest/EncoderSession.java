package dev.flightcase.media.ingest;

import dev.flightcase.media.ingest.Upload.Fingerprint;
import dev.flightcase.media.playlist.EncoderPlaylist;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Decides which uploaded segments come next, from what the encoder's playlist names and what has arrived whole.
 *
 * <p>The rules: segments go out in the encoder's order. One that is still arriving holds back those behind it. One that is neither here nor
 * on its way, while a later one is here, is lost: the next has a discontinuity. A repeated upload of something already out is dropped. When
 * the encoder's numbers fall, or an old number comes with new content, the encoder has begun again: that is a discontinuity too, and its
 * numbers mean nothing for ours. Not thread-safe.
 */
public final class EncoderSession {
    private static final long NOTHING = -1;
    private static final int REMEMBERED_MAX = 256;

    private final Uploads uploads;
    private final Map<Long, Optional<Fingerprint>> settled = new LinkedHashMap<>();
    private long lastSettled = NOTHING;
    private long lastListed = NOTHING;
    private boolean interrupted;
    private long restarts;
    private long lost;

    public EncoderSession(Uploads uploads) {
        this.uploads = uploads;
    }

    /**
     * The next segment to put out.
     *
     * @param sequence the encoder's number
     * @param path of its upload, which the caller takes
     */
    public record Next(EncoderPlaylist.Entry entry, long sequence, String path, boolean discontinuity) {}

    public long restarts() {
        return restarts;
    }

    public long lost() {
        return lost;
    }

    /**
     * Call again, after the segment was taken and {@linkplain #settle settled}, until there is none.
     *
     * @param justUploaded the playlist is what the encoder says now. Otherwise only segments that it named before are looked for: an old
     *     playlist tells nothing about whether a new upload of a known name is a repetition or a new beginning
     */
    public Optional<Next> next(String playlistPath, EncoderPlaylist playlist, boolean justUploaded) {
        int newest = newestUploaded(playlistPath, playlist);
        if (justUploaded && playlist.lastSequence() < lastListed && newest >= 0) {
            restart();
        }
        lastListed = Math.max(lastListed, playlist.lastSequence());
        for (int i = 0; i < playlist.entries().size(); i++) {
            EncoderPlaylist.Entry entry = playlist.entries().get(i);
            String path = resolve(playlistPath, entry.uri());
            long sequence = playlist.mediaSequence() + i;
            if (sequence <= lastSettled && !(justUploaded && settleRepeated(sequence, path))) {
                continue;
            }
            if (uploads.contains(path)) {
                return taken(entry, path, sequence);
            }
            if (uploads.isUploading(path) || newest < i) {
                return Optional.empty();
            }
            lose(sequence);
        }
        return Optional.empty();
    }

    /**
     * For a number that is behind us: a repeated or late upload is dropped.
     *
     * @return true when it is neither, so that the encoder has begun again with this number
     */
    private boolean settleRepeated(long sequence, String path) {
        Optional<Upload> upload = uploads.peek(path);
        if (upload.isEmpty()) {
            return false;
        }
        Optional<Fingerprint> before = settled.get(sequence);
        boolean late = before != null && before.isEmpty();
        boolean repeated = before != null && before.equals(upload.map(Upload::fingerprint));
        if (late || repeated) {
            uploads.remove(path);
            return false;
        }
        restart();
        return true;
    }

    private Optional<Next> taken(EncoderPlaylist.Entry entry, String path, long sequence) {
        boolean jumped = lastSettled != NOTHING && sequence != lastSettled + 1;
        return Optional.of(new Next(entry, sequence, path, entry.discontinuity() || interrupted || jumped));
    }

    /** The segment is out. */
    public void settle(Next next, Fingerprint fingerprint) {
        remember(next.sequence(), Optional.of(fingerprint));
        interrupted = false;
    }

    private void lose(long sequence) {
        if (lastSettled == NOTHING) {
            // The encoder was running before we were: what it sent then is not lost, it was never ours.
            return;
        }
        lost++;
        interrupted = true;
        remember(sequence, Optional.empty());
    }

    private void remember(long sequence, Optional<Fingerprint> fingerprint) {
        lastSettled = sequence;
        settled.put(sequence, fingerprint);
        if (settled.size() > REMEMBERED_MAX) {
            settled.remove(settled.keySet().iterator().next());
        }
    }

    private void restart() {
        restarts++;
        settled.clear();
        lastSettled = NOTHING;
        lastListed = NOTHING;
        interrupted = true;
    }

    /** Index of the last entry that is here, or -1. */
    private int newestUploaded(String playlistPath, EncoderPlaylist playlist) {
        int index = playlist.entries().size() - 1;
        while (index >= 0
                && !uploads.contains(
                        resolve(playlistPath, playlist.entries().get(index).uri()))) {
            index--;
        }
        return index;
    }

    /** Below the publishing point, beside the playlist; what points elsewhere names nothing that was uploaded here. */
    static String resolve(String playlistPath, String uri) {
        int query = uri.indexOf('?');
        String name = query < 0 ? uri : uri.substring(0, query);
        return playlistPath.substring(0, playlistPath.lastIndexOf('/') + 1) + name;
    }
}
