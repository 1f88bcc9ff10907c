package dev.flightcase.media.rewind;

import dev.flightcase.media.delivery.LiveEdges;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The show so far of one stream: looks at what is live and writes what is complete, and has it on the disk before any playlist names it.
 * Belongs to one thread, and waits for the disk.
 */
final class RewindStream {
    /** A player that has just read the playlist may still ask for what has left it since. */
    private static final Duration LEAVES_AFTER = Duration.ofMinutes(1);
    /** Lines of an index for each that still counts, before it is written anew. */
    private static final int LINES_FACTOR = 2;

    private static final int LINES_MIN = 1000;

    private final RewindSource source;
    private final RewindFolder folder;
    private final SegmentCopier copier;
    private final LiveEdges edges;
    private final MediaTime time;
    private final Map<String, RewindWindow> windows;
    private final Deque<Leaving> leaving = new ArrayDeque<>();
    private String multivariant = "";
    private int lines;
    private long lost;

    private record Leaving(String file, long untilNanos) {}

    /**
     * Finds what is there already, however it was left.
     *
     * @param path of its folder
     * @param edges what viewers ask
     */
    RewindStream(RewindSource source, Path path, LiveEdges edges, MediaTime time) throws IOException {
        this.source = source;
        this.edges = edges;
        this.time = time;
        this.folder = new RewindFolder(path);
        this.copier = new SegmentCopier(source, folder);
        this.windows = new TreeMap<>(new RewindRecovery(folder).windows());
        folder.deleteAllBut(files());
        rewriteIndex();
        folder.multivariant().ifPresent(this::show);
        windows.values().forEach(this::show);
    }

    private Set<String> files() {
        Set<String> files = new HashSet<>();
        for (RewindWindow window : windows.values()) {
            for (RewindEntry entry : window.entries()) {
                files.add(entry.segment().uri());
                Optional.ofNullable(entry.segment().start().map()).ifPresent(files::add);
            }
        }
        return files;
    }

    private void rewriteIndex() throws IOException {
        List<RewindLine> all = windows.values().stream()
                .flatMap(window -> window.lines().stream())
                .toList();
        folder.replaceIndex(all);
        lines = all.size();
    }

    /** Writes what is new; lets go what is longer ago than {@code lengthMax}. */
    void look(Duration lengthMax) throws IOException {
        Set<String> changed = new HashSet<>();
        for (Map.Entry<String, MediaPlaylist> live : source.playlists().entrySet()) {
            if (take(live.getKey(), live.getValue())) {
                changed.add(live.getKey());
            }
        }
        Optional<String> text = source.multivariant().filter(now -> !now.equals(multivariant));
        if (text.isPresent()) {
            folder.keepMultivariant(text.get());
            show(text.get());
        }
        for (String rendition : changed) {
            RewindWindow window = window(rendition);
            window.trim(lengthMax).forEach(this::leave);
            show(window);
        }
        deleteWhatHasLeft();
    }

    private RewindWindow window(String rendition) {
        return windows.computeIfAbsent(rendition, RewindWindow::new);
    }

    private boolean take(String rendition, MediaPlaylist live) throws IOException {
        RewindWindow window = window(rendition);
        List<Segment> listed = live.segments();
        int known = listed.size() - 1;
        while (known >= 0 && !window.endsWith(listed.get(known).uri())) {
            known--;
        }
        boolean joins = known >= 0 || window.isEmpty();
        List<RewindEntry> fresh = new ArrayList<>();
        for (Segment segment : listed.subList(known + 1, listed.size())) {
            RewindEntry entry = copier.copy(rendition, segment, live.terms().targetDurationSeconds());
            fresh.add(joins || !fresh.isEmpty() ? entry : entry.apart());
        }
        if (fresh.isEmpty()) {
            return false;
        }
        folder.sync();
        folder.append(fresh.stream().<RewindLine>map(RewindLine.Listed::new).toList());
        fresh.forEach(window::add);
        lines += fresh.size();
        lost += fresh.stream().filter(entry -> entry.segment().gap()).count();
        return true;
    }

    /** Makes room by the oldest segment of its longest rendition; false when there is none that may go. */
    boolean shorten() throws IOException {
        Optional<RewindWindow> longest =
                windows.values().stream().reduce((a, b) -> a.length().compareTo(b.length()) >= 0 ? a : b);
        Optional<RewindEntry> gone = longest.flatMap(RewindWindow::shorten);
        if (gone.isEmpty()) {
            return false;
        }
        show(longest.get());
        folder.delete(gone.get().segment().uri());
        return true;
    }

    private void leave(RewindEntry entry) {
        long until = time.now() + LEAVES_AFTER.toNanos();
        leaving.add(new Leaving(entry.segment().uri(), until));
        String map = entry.segment().start().map();
        if (map != null && !files().contains(map)) {
            leaving.add(new Leaving(map, until));
        }
    }

    private void deleteWhatHasLeft() throws IOException {
        while (!leaving.isEmpty() && leaving.getFirst().untilNanos() - time.now() <= 0) {
            folder.delete(leaving.removeFirst().file());
        }
        int kept = windows.values().stream().mapToInt(RewindWindow::size).sum();
        if (lines > LINES_MIN + LINES_FACTOR * kept) {
            rewriteIndex();
        }
    }

    private void show(RewindWindow window) {
        if (!window.isEmpty()) {
            edges.publish(
                    window.rendition(),
                    window.playlist(),
                    List.of(),
                    time.wall().instant());
        }
    }

    private void show(String text) {
        multivariant = text;
        edges.publishMultivariant(text, time.wall().instant(), 1);
    }

    long bytes() {
        return windows.values().stream().mapToLong(RewindWindow::bytes).sum();
    }

    Duration length() {
        return windows.values().stream()
                .map(RewindWindow::length)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Segments that never reached the disk. */
    long lost() {
        return lost;
    }
}
