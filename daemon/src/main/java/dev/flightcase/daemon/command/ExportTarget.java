package dev.flightcase.daemon.command;

import dev.flightcase.cache.export.ExportPart;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the files of an export go: into a folder all of them, into a file or to standard output one. A file appears under its
 * name only when it is whole. One use, one thread.
 */
final class ExportTarget implements ExportSink, AutoCloseable {
    static final String STANDARD_OUTPUT = "-";

    private final Place place;
    private @Nullable OutputStream open;
    private @Nullable Path draft;

    /** Decided once. */
    private sealed interface Place {
        record Folder(Path folder) implements Place {}

        record File(Path file) implements Place {}

        record StandardOutput() implements Place {}
    }

    private ExportTarget(Place place) {
        this.place = place;
    }

    /** @param out {@code -}, which stays open, a folder, or a file, which has a dot in its name */
    static ExportTarget of(String out) {
        if (out.equals(STANDARD_OUTPUT)) {
            return new ExportTarget(new Place.StandardOutput());
        }
        var path = Path.of(out);
        var isFile =
                !Files.isDirectory(path) && String.valueOf(path.getFileName()).contains(".");
        return new ExportTarget(isFile ? new Place.File(path) : new Place.Folder(path));
    }

    boolean takesOne() {
        return !(place instanceof Place.Folder);
    }

    boolean isStandardOutput() {
        return place instanceof Place.StandardOutput;
    }

    @Override
    public OutputStream begin(String name) throws IOException {
        return switch (place) {
            case Place.StandardOutput _ -> new Unclosed(System.out);
            case Place.File file -> write(file.file);
            case Place.Folder folder -> {
                Files.createDirectories(folder.folder);
                yield write(folder.folder.resolve(name));
            }
        };
    }

    private OutputStream write(Path file) throws IOException {
        var part = file.resolveSibling(file.getFileName() + ".part");
        draft = part;
        var out = Files.newOutputStream(part);
        open = out;
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                super.close();
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                open = null;
                draft = null;
            }
        };
    }

    /** Removes what is not whole. */
    @Override
    public void close() throws IOException {
        if (open != null) {
            open.close();
        }
        if (draft != null) {
            Files.deleteIfExists(draft);
        }
    }

    /** Flushed, not closed: it is somebody else's. */
    private static final class Unclosed extends FilterOutputStream {
        private Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** What {@code csv} and {@code json} come to here. */
    List<ExportPart> parts(String format, ExportPart one) {
        if (format.equals("json")) {
            return List.of(ExportPart.DOCUMENT);
        }
        return takesOne() ? List.of(one) : ExportPart.tables();
    }
}
