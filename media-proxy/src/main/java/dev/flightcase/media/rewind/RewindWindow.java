package dev.flightcase.media.rewind;

import dev.flightcase.media.playlist.MediaPlaylist;
import dev.flightcase.media.playlist.MediaPlaylist.Terms;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What can be played again of one rendition. It has numbers of its own: the live ones leave some out at each restart of the node, and a
 * playlist can not. Not thread-safe.
 */
final class RewindWindow {
    /** §6.2.2: what must stay, in target durations. */
    private static final int TARGETS_MIN = 3;

    private final String rendition;
    private final Deque<RewindEntry> entries = new ArrayDeque<>();
    private long firstSequence;
    private long discontinuitySequence;
    private Duration length = Duration.ZERO;
    private long bytes;

    RewindWindow(String rendition) {
        this.rendition = rendition;
    }

    /** As the index says of what is gone. */
    void begin(long first, long discontinuities) {
        firstSequence = first;
        discontinuitySequence = discontinuities;
    }

    void add(RewindEntry entry) {
        entries.addLast(entry);
        bytes += entry.bytes();
        length = length.plus(entry.segment().duration());
    }

    String rendition() {
        return rendition;
    }

    long firstSequence() {
        return firstSequence;
    }

    long discontinuitySequence() {
        return discontinuitySequence;
    }

    /** Whether its newest segment has this name. */
    boolean endsWith(String uri) {
        return !entries.isEmpty() && entries.getLast().segment().uri().equals(uri);
    }

    int size() {
        return entries.size();
    }

    Duration length() {
        return length;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Optional<RewindEntry> oldest() {
        return Optional.ofNullable(entries.peekFirst());
    }

    long bytes() {
        return bytes;
    }

    List<RewindEntry> entries() {
        return List.copyOf(entries);
    }

    /** What is longer ago leaves, oldest first. */
    List<RewindEntry> trim(Duration lengthMax) {
        List<RewindEntry> removed = new ArrayList<>();
        while (!entries.isEmpty()
                && length.minus(entries.getFirst().segment().duration()).compareTo(lengthMax) >= 0) {
            removed.add(removeOldest());
        }
        return removed;
    }

    /** To make room, where the playlist may lose one. */
    Optional<RewindEntry> shorten() {
        Duration least = Duration.ofSeconds((long) TARGETS_MIN * targetSeconds());
        boolean may = entries.size() > 1
                && length.minus(entries.getFirst().segment().duration()).compareTo(least) >= 0;
        return may ? Optional.of(removeOldest()) : Optional.empty();
    }

    RewindEntry removeOldest() {
        RewindEntry first = entries.removeFirst();
        bytes -= first.bytes();
        length = length.minus(first.segment().duration());
        firstSequence++;
        discontinuitySequence += first.segment().start().discontinuity() ? 1 : 0;
        return first;
    }

    private int targetSeconds() {
        return entries.stream().mapToInt(RewindEntry::targetSeconds).max().orElse(1);
    }

    MediaPlaylist playlist() {
        boolean fragmented =
                entries.stream().anyMatch(entry -> entry.segment().start().map() != null);
        return new MediaPlaylist(
                new Terms(targetSeconds(), null, fragmented),
                firstSequence,
                discontinuitySequence,
                entries.stream().map(RewindEntry::segment).toList(),
                null,
                null,
                false);
    }

    /** All that an index needs to say of it. */
    List<RewindLine> lines() {
        List<RewindLine> lines = new ArrayList<>();
        lines.add(new RewindLine.Base(rendition, firstSequence, discontinuitySequence));
        entries.forEach(entry -> lines.add(new RewindLine.Listed(entry)));
        return lines;
    }
}
