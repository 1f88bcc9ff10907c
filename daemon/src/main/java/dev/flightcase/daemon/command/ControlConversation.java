package dev.flightcase.daemon.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command and the daemon say to each other: a line {@code import <absolute path>} in, lines of text out, the last
 * of them {@code exit <code>}. Blocks its thread; any number of threads.
 */
final class ControlConversation {
    static final String IMPORT = "import ";
    static final String EXIT = "exit ";
    /** PATH_MAX of Linux is 4096 bytes. */
    static final int LINE_BYTES_MAX = 8192;

    private static final Logger log = LoggerFactory.getLogger(ControlConversation.class);

    private final CatalogImport catalogImport;
    private final Duration lineWithin;

    ControlConversation(CatalogImport catalogImport, Duration lineWithin) {
        this.catalogImport = catalogImport;
        this.lineWithin = lineWithin;
    }

    void with(SocketChannel client) throws IOException {
        var result = answer(line(client));
        try (var out =
                new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(client), StandardCharsets.UTF_8))) {
            for (var line : result.lines()) {
                out.write(line.replace('\n', ' '));
                out.newLine();
            }
            out.write(EXIT + result.exitCode());
            out.newLine();
        }
    }

    /** Whatever goes wrong inside is told to the client: it waits for an answer. */
    private ImportResult answer(String command) {
        if (!command.startsWith(IMPORT)) {
            return new ImportResult(ExitCode.USAGE, List.of("the running daemon does not know this command"));
        }
        try {
            return catalogImport.run(Path.of(command.substring(IMPORT.length())));
        } catch (InvalidPathException e) {
            return new ImportResult(ExitCode.USAGE, List.of("not imported: the folder's name is no path"));
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("an import failed by a mistake of the node's own");
            return new ImportResult(
                    ExitCode.FAILED,
                    List.of("not imported: the node made a mistake; its log has more, please report it"));
        }
    }

    private String line(SocketChannel client) throws IOException {
        var read = ByteBuffer.allocate(LINE_BYTES_MAX);
        long began = System.nanoTime();
        client.configureBlocking(false);
        try (var selector = Selector.open()) {
            client.register(selector, SelectionKey.OP_READ);
            int end = -1;
            while (end < 0) {
                long left = lineWithin.minusNanos(System.nanoTime() - began).toMillis();
                if (left <= 0 || selector.select(left) == 0) {
                    throw new IOException("no line came within " + lineWithin.toMillis() + " ms");
                }
                selector.selectedKeys().clear();
                end = client.read(read) < 0 ? read.position() : endOfLine(read);
            }
            return new String(read.array(), 0, end, StandardCharsets.UTF_8);
        } finally {
            client.configureBlocking(true);
        }
    }

    /** -1 while it has not come. */
    private static int endOfLine(ByteBuffer read) throws IOException {
        for (int i = 0; i < read.position(); i++) {
            if (read.get(i) == '\n') {
                return i;
            }
        }
        if (!read.hasRemaining()) {
            throw new IOException("a command is longer than " + LINE_BYTES_MAX + " bytes");
        }
        return -1;
    }
}
