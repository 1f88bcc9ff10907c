package dev.flightcase.cache.mirror;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.DurableFolders;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.StoreException.Kind;
import dev.flightcase.cache.checkout.EntryKind;
import dev.flightcase.cache.checkout.JournalEntry;
import dev.flightcase.cache.checkout.JournalReads;
import dev.flightcase.cache.mirror.Medium.Sighting;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the mirror's thread does: looks for the medium, takes it up where it ends, appends what is new. No file stays open
 * between two turns, so that the medium can be unmounted. Not thread-safe.
 */
final class MirrorWork {
    private static final int CHUNK_BYTES = 1 << 20;

    private final JournalReads journal;
    private final Medium medium;
    private final Supplier<Map<String, UUID>> events;
    private final String node;
    private final long segmentBytes;
    private @Nullable Tail tail;
    private long epoch;

    /**
     * @param events by the key of their catalog folder, as the catalog knows them now
     * @param segmentBytes after which a new file is begun
     */
    MirrorWork(
            JournalReads journal, Supplier<Map<String, UUID>> events, Medium medium, String node, long segmentBytes) {
        this.journal = journal;
        this.events = events;
        this.medium = medium;
        this.node = node;
        this.segmentBytes = segmentBytes;
    }

    /** Of the last entry that is known to be on the medium; 0 when it is not there. */
    long mirrored() {
        return tail == null ? 0 : tail.sequence();
    }

    /** Appends a bounded part of what is new. Blocks; throws {@link StoreException} while the journal can not be read. */
    MirrorState turn() {
        try {
            return switch (medium.look()) {
                case Sighting.NotThere(var says) -> {
                    tail = null;
                    yield new MirrorState.Absent(says);
                }
                case Sighting.There(var folder) -> turn(folder);
            };
        } catch (IOException e) {
            tail = null;
            return new MirrorState.Failing("The second medium fails: " + Trouble.of(e));
        }
    }

    private MirrorState turn(Path folder) throws IOException {
        if (tail != null && isChanged(folder, tail)) {
            tail = null;
        }
        if (tail == null) {
            var refusal = takeUp(folder);
            if (refusal != null) {
                return new MirrorState.Refused(refusal);
            }
        }
        if (tail != null) {
            tail = append(folder, tail);
        }
        return new MirrorState.Following();
    }

    /** Another medium was put in its place, or somebody wrote to it. */
    private boolean isChanged(Path folder, Tail known) throws IOException {
        if (!new MirrorMark(node, epoch).equals(MirrorMark.read(folder))) {
            return true;
        }
        var segment = known.segment();
        return segment != null && (!Files.exists(segment.file()) || Files.size(segment.file()) != known.size());
    }

    /** Null when it is ours, else why not. */
    private @Nullable String takeUp(Path folder) throws IOException {
        epoch = journal.epoch();
        if (epoch == 0) {
            throw new StoreException(Kind.CLOSED, "the ledger has not begun yet", null);
        }
        var ours = new MirrorMark(node, epoch);
        var mark = MirrorMark.read(folder);
        if (mark == null && !Segment.in(folder).isEmpty()) {
            return "The folder on the second medium has a journal, but nothing says whose. Empty it, or name another"
                    + " folder.";
        }
        if (mark != null && mark.epoch() != epoch && mark.epoch() == journal.restoredEpoch()) {
            setAside(folder, mark);
            mark = null;
        }
        if (mark != null && !mark.equals(ours)) {
            return mark.node().equals(node)
                    ? "The second medium holds the mirror of an earlier ledger of this node. Keep it safe and plug in"
                            + " another one, or restore from it."
                    : "The second medium holds the mirror of another node, " + mark.node() + ". Plug in this node's"
                            + " own.";
        }
        if (mark == null) {
            ours.write(folder);
        }
        var segments = Segment.in(folder);
        if (!segments.isEmpty() && segments.getFirst().first() != 1) {
            return "The mirror on the second medium has lost its first file. Empty the folder, and it is written again.";
        }
        var end = Tail.repair(folder, epoch, segments);
        var refusal = otherHistory(end);
        if (refusal == null) {
            note(folder);
        }
        tail = refusal == null ? end.tail() : null;
        return refusal;
    }

    /** What this ledger was restored from stays beside what it writes now. */
    private static void setAside(Path folder, MirrorMark before) throws IOException {
        var aside = Files.createDirectories(folder.resolve("before-" + before.epochText()));
        for (var segment : Segment.in(folder)) {
            Files.move(segment.file(), aside.resolve(segment.file().getFileName()));
        }
        Files.move(folder.resolve(MirrorMark.FILE), aside.resolve(MirrorMark.FILE));
        DurableFolders.sync(aside);
        DurableFolders.sync(folder);
    }

    private @Nullable String otherHistory(Tail.Found end) {
        var sequence = end.tail().sequence();
        if (end.entry() == null) {
            return null;
        }
        if (sequence > journal.last()) {
            return "The second medium is " + (sequence - journal.last())
                    + " entries ahead of this node's ledger: an old"
                    + " copy of the card is in use. Restore from the mirror.";
        }
        return end.entry().equals(Bytes.owning(journal.entry(sequence).encode()))
                ? null
                : "The second medium holds another history than this node's ledger. Keep it safe and plug in another"
                        + " one.";
    }

    /** At most a chunk. */
    private Tail append(Path folder, Tail end) throws IOException {
        var last = journal.last();
        var room = Math.min(CHUNK_BYTES, roomIn(end));
        var entries = new ArrayList<JournalEntry>();
        var bytes = new long[1];
        if (end.sequence() < last) {
            journal.forward(end.sequence(), (sequence, entry) -> {
                if (sequence > last) {
                    return false;
                }
                entries.add(entry);
                bytes[0] += entry.record().length();
                return bytes[0] < room;
            });
        }
        if (entries.isEmpty()) {
            return end;
        }
        // A new event begins with what its catalog brings.
        if (entries.stream().anyMatch(entry -> entry.kind() == EntryKind.GRANTS)) {
            note(folder);
        }
        return write(folder, end, entries);
    }

    private void note(Path folder) throws IOException {
        var now = events.get();
        if (!now.equals(EventsFile.read(folder))) {
            EventsFile.write(folder, now);
        }
    }

    private long roomIn(Tail end) {
        return end.segment() == null || end.size() >= segmentBytes ? segmentBytes : segmentBytes - end.size();
    }

    /** With one fsync; what is not whole afterwards is cut off when the medium is taken up again. */
    private Tail write(Path folder, Tail end, List<JournalEntry> entries) throws IOException {
        var fresh = end.segment() == null || end.size() >= segmentBytes;
        var segment = fresh ? Segment.named(folder, end.sequence() + 1) : end.segment();
        if (segment == null) {
            throw new IllegalStateException("a mirror that has entries has a segment");
        }
        var how = fresh ? StandardOpenOption.CREATE_NEW : StandardOpenOption.APPEND;
        var sequence = end.sequence();
        var size = fresh ? 0 : end.size();
        try (var out = FileChannel.open(segment.file(), StandardOpenOption.WRITE, how)) {
            if (fresh) {
                DurableFile.writeAll(out, Frames.header(new Frames.Header(epoch, sequence + 1)));
                size += Frames.HEADER_BYTES;
            }
            for (var entry : entries) {
                sequence++;
                var frame = Frames.frame(sequence, entry.encode());
                size += frame.remaining();
                DurableFile.writeAll(out, frame);
            }
            out.force(false);
        }
        if (fresh) {
            DurableFolders.sync(folder);
        }
        return new Tail(segment, size, sequence);
    }
}
