package dev.flightcase.daemon.command;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a command and the daemon say to each other. In goes one line, {@code <verb>[ <argument>]}. Out come lines that
 * start with what they are: {@code progress <text>} while it lasts, then {@code line <text>} for each line of the
 * result, {@code json <value>} if it has one, and at last {@code exit <code>}. Blocks its thread; any number of threads.
 */
final class ControlConversation {
    static final String PROGRESS = "progress ";
    static final String LINE = "line ";
    static final String JSON = "json ";
    static final String EXIT = "exit ";
    /** PATH_MAX of Linux is 4096 bytes. */
    static final int LINE_BYTES_MAX = 8192;

    private static final Logger log = LoggerFactory.getLogger(ControlConversation.class);

    private final Map<String, ControlVerb> verbs;
    private final Duration lineWithin;

    ControlConversation(Map<String, ControlVerb> verbs, Duration lineWithin) {
        this.verbs = Map.copyOf(verbs);
        this.lineWithin = lineWithin;
    }

    void with(SocketChannel client) throws IOException {
        var command = line(client);
        try (var out =
                new BufferedWriter(new OutputStreamWriter(Channels.newOutputStream(client), StandardCharsets.UTF_8))) {
            var result = answer(command, out);
            for (var line : result.lines()) {
                say(out, LINE, line);
            }
            if (result.json() != null) {
                say(out, JSON, result.json());
            }
            say(out, EXIT, String.valueOf(result.exitCode()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Whatever goes wrong inside is told to the client: it waits for an answer. */
    private CommandResult answer(String command, BufferedWriter out) {
        int space = command.indexOf(' ');
        var name = space < 0 ? command : command.substring(0, space);
        var verb = verbs.get(name);
        if (verb == null) {
            return new CommandResult(ExitCode.USAGE, List.of("the running daemon does not know this command"));
        }
        try {
            return verb.run(space < 0 ? "" : command.substring(space + 1), text -> progress(out, text));
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException e) {
            log.atError().addKeyValue("verb", name).setCause(e).log("a command failed by a mistake of the node's own");
            return new CommandResult(
                    ExitCode.FAILED,
                    List.of(name + " failed: the node made a mistake; its log has more, please report it"));
        }
    }

    private static void progress(BufferedWriter out, String text) {
        try {
            say(out, PROGRESS, text);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(BufferedWriter out, String kind, String text) throws IOException {
        out.write(kind);
        out.write(text.replace('\n', ' ').replace('\r', ' '));
        out.write('\n');
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
