package dev.flightcase.daemon.command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The other end of {@link ExportVerb}'s lines. Not thread-safe; throws {@link UncheckedIOException} when a file can not be written. */
final class ExportReceiver implements Consumer<String> {
    private final ExportSink sink;
    private final Consumer<String> said;
    private @Nullable OutputStream open;

    /** @param said what is meant for people */
    ExportReceiver(ExportSink sink, Consumer<String> said) {
        this.sink = sink;
        this.said = said;
    }

    @Override
    public void accept(String line) {
        try {
            if (line.startsWith(ExportVerb.FILE)) {
                open = sink.begin(name(line.substring(ExportVerb.FILE.length())));
            } else if (line.startsWith(ExportVerb.DATA)) {
                file().write(Base64.getDecoder().decode(line.substring(ExportVerb.DATA.length())));
            } else if (line.equals(ExportVerb.END)) {
                file().close();
                open = null;
            } else if (line.startsWith(ExportVerb.SAID)) {
                said.accept(line.substring(ExportVerb.SAID.length()));
            } else {
                throw new IOException("the daemon said what this command does not know; is it of another version?");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name and never a path, whoever says it. */
    private static String name(String file) throws IOException {
        if (!file.matches("[a-z0-9-]+\\.[a-z]+")) {
            throw new IOException("the daemon named a file " + file + ", which is not written");
        }
        return file;
    }

    private OutputStream file() throws IOException {
        if (open == null) {
            throw new IOException("the daemon sent data of no file; is it of another version?");
        }
        return open;
    }
}
