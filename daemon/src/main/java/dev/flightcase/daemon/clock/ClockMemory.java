package dev.flightcase.daemon.clock;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flightcase.provisioning.AtomicFile;
import dev.flightcase.provisioning.FileAccess;
import dev.flightcase.provisioning.ProvisioningException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@link ClockNotes} in a small durable file, a line each. A file that can not be read counts as missing: then the
 * node knows no more than on its first day. Thread-safe; blocks on the disk.
 */
public final class ClockMemory {
    private static final Logger log = LoggerFactory.getLogger(ClockMemory.class);
    /** 128 spans of at most 120 characters, and the rest. */
    private static final int BYTES_MAX = 32 * 1024;

    private static final String UNKNOWN = "-";

    private final AtomicFile file;

    /** @param folder of small durable facts */
    public ClockMemory(Path folder) {
        file = new AtomicFile(folder.resolve("clock"), FileAccess.READABLE, BYTES_MAX);
    }

    ClockNotes read() {
        try {
            return file.read().map(bytes -> parsed(new String(bytes, UTF_8))).orElse(ClockNotes.NONE);
        } catch (ProvisioningException | IllegalArgumentException | DateTimeException | IndexOutOfBoundsException e) {
            log.atWarn()
                    .addKeyValue("error", e.getMessage())
                    .log("what the node remembered of its time can not be read, it counts as nothing");
            return ClockNotes.NONE;
        }
    }

    /**
     * Durable when it returns.
     *
     * @throws ProvisioningException when the disk does not take it
     */
    void keep(ClockNotes notes) {
        var text = new StringBuilder();
        if (notes.floor() != null) {
            line(text, "floor", notes.floor());
        }
        var sync = notes.sync();
        if (sync != null) {
            line(text, "sync", sync.machineBoot(), sync.ticks(), sync.baseMillis(), sync.errorMillis());
        }
        line(text, "journal", notes.journal());
        for (var span : notes.spans().all()) {
            var offset = span.offsetMillis();
            line(
                    text,
                    "span",
                    span.from(),
                    span.to(),
                    span.machineBoot(),
                    span.baseMillis(),
                    offset == null ? UNKNOWN : offset);
        }
        file.replace(text.toString().getBytes(UTF_8));
    }

    private static void line(StringBuilder text, Object... words) {
        for (var n = 0; n < words.length; n++) {
            text.append(words[n]).append(n + 1 < words.length ? ' ' : '\n');
        }
    }

    private static ClockNotes parsed(String text) {
        @Nullable Instant floor = null;
        ClockNotes.@Nullable Sync sync = null;
        long journal = 0;
        var spans = new ArrayList<Span>();
        for (var line : text.lines().toList()) {
            var words = List.of(line.split(" ", -1));
            switch (words.getFirst()) {
                case "floor" -> floor = Instant.parse(words.get(1));
                case "sync" ->
                    sync = new ClockNotes.Sync(
                            UUID.fromString(words.get(1)), number(words, 2), number(words, 3), number(words, 4));
                case "journal" -> journal = number(words, 1);
                case "span" ->
                    spans.add(new Span(
                            number(words, 1),
                            number(words, 2),
                            UUID.fromString(words.get(3)),
                            number(words, 4),
                            words.get(5).equals(UNKNOWN) ? null : number(words, 5)));
                default -> throw new IllegalArgumentException("no line can begin with " + words.getFirst());
            }
        }
        return new ClockNotes(floor, sync, journal, new Spans(spans));
    }

    private static long number(List<String> words, int at) {
        return Long.parseLong(words.get(at));
    }
}
