package dev.flightcase.media.rewind;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Finds out what a process before, or a power cut, has left in a folder. */
final class RewindRecovery {
    private final RewindFolder folder;

    RewindRecovery(RewindFolder folder) {
        this.folder = folder;
    }

    /** By rendition. Reads all media: what is not what the index says is a gap. */
    Map<String, RewindWindow> windows() throws IOException {
        Map<String, RewindWindow> listed = new TreeMap<>();
        for (RewindLine line : folder.readIndex()) {
            switch (line) {
                case RewindLine.Base(String rendition, long first, long discontinuities) ->
                    listed.computeIfAbsent(rendition, RewindWindow::new).begin(first, discontinuities);
                case RewindLine.Listed(RewindEntry entry) ->
                    listed.computeIfAbsent(entry.rendition(), RewindWindow::new).add(entry);
            }
        }
        Map<String, RewindWindow> found = new TreeMap<>();
        for (Map.Entry<String, RewindWindow> window : listed.entrySet()) {
            dropDeleted(window.getValue());
            found.put(window.getKey(), judged(window.getKey(), window.getValue()));
        }
        return found;
    }

    /** The index is not written anew for each segment that leaves. */
    private void dropDeleted(RewindWindow window) {
        while (window.oldest()
                .filter(oldest ->
                        oldest.segment().gap() || !folder.has(oldest.segment().uri()))
                .isPresent()) {
            window.removeOldest();
        }
    }

    private RewindWindow judged(String rendition, RewindWindow listed) throws IOException {
        RewindWindow judged = new RewindWindow(rendition);
        judged.begin(listed.firstSequence(), listed.discontinuitySequence());
        for (RewindEntry entry : listed.entries()) {
            judged.add(isPlayable(entry) ? entry : entry.asGap());
        }
        return judged;
    }

    private boolean isPlayable(RewindEntry entry) throws IOException {
        String map = entry.segment().start().map();
        return !entry.segment().gap() && (map == null || folder.has(map)) && folder.isWhole(entry);
    }
}
