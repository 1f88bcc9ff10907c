package dev.flightcase.daemon.command;

import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.export.Export;
import dev.flightcase.cache.export.ExportPart;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * {@code export <event or -> <part> ...}: the books, through the socket to whoever asked, who writes the files. What it tells
 * as progress is {@code file <name>}, {@code data <base64>} and {@code end} for each file, and {@code said <text>} for
 * people.
 */
public final class ExportVerb implements ControlVerb {
    public static final String NAME = "export";
    static final String FILE = "file ";
    static final String DATA = "data ";
    static final String END = "end";
    static final String SAID = "said ";
    static final String ALL_EVENTS = "-";
    private static final int CHUNK_BYTES = 24 << 10;

    private final Function<@Nullable UUID, Export> exports;

    /** @param exports of one event, or for null of all */
    public ExportVerb(Function<@Nullable UUID, Export> exports) {
        this.exports = exports;
    }

    @Override
    public CommandResult run(String argument, Consumer<String> progress) {
        var words = argument.split(" ", -1);
        var event = event(words[0]);
        var parts = Arrays.stream(words)
                .skip(1)
                .flatMap(word -> ExportPart.of(word).stream())
                .toList();
        if (event.isEmpty() || parts.isEmpty() || parts.size() != words.length - 1) {
            return new CommandResult(ExitCode.USAGE, List.of("not exported: the event or a part is not known"));
        }
        try {
            return ExportRun.run(
                    exports.apply(event.get().orElse(null)),
                    parts,
                    file -> begin(file, progress),
                    said -> progress.accept(SAID + said));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (StoreException e) {
            return new CommandResult(
                    ExitCode.IO, List.of("not exported: the ledger can not be read now: " + e.getMessage()));
        }
    }

    /** Empty when it is no event; inside, empty for all. */
    private static Optional<Optional<UUID>> event(String word) {
        try {
            return Optional.of(word.equals(ALL_EVENTS) ? Optional.empty() : Optional.of(UUID.fromString(word)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static OutputStream begin(String file, Consumer<String> progress) {
        progress.accept(FILE + file);
        return new BufferedOutputStream(new Lines(progress), CHUNK_BYTES);
    }

    /** Each write becomes a line. */
    private static final class Lines extends OutputStream {
        private final Consumer<String> lines;

        private Lines(Consumer<String> lines) {
            this.lines = lines;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) {
            var end = from + length;
            for (var at = from; at < end; at += CHUNK_BYTES) {
                var piece = Arrays.copyOfRange(bytes, at, Math.min(end, at + CHUNK_BYTES));
                lines.accept(DATA + Base64.getEncoder().encodeToString(piece));
            }
        }

        @Override
        public void close() {
            lines.accept(END);
        }
    }
}
