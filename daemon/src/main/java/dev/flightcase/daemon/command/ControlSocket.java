package dev.flightcase.daemon.command;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daemon's end of a Unix socket that only its own user can open: commands reach the running node without a network
 * and without a token. One request at a time: a line {@code import <absolute path>} in, lines of text out, the last of
 * them {@code exit <code>}.
 */
public final class ControlSocket implements AutoCloseable {
    static final String IMPORT = "import ";
    static final String EXIT = "exit ";
    static final int LINE_CHARS_MAX = 8192;

    private static final Logger log = LoggerFactory.getLogger(ControlSocket.class);

    private final Path socket;
    private final CatalogImport catalogImport;
    private @Nullable ServerSocketChannel server;

    public ControlSocket(Path socket, CatalogImport catalogImport) {
        this.socket = socket;
        this.catalogImport = catalogImport;
    }

    /** Replaces what a killed daemon left behind; whoever calls already owns the databases, so no other daemon runs. */
    public void start() throws IOException {
        Files.createDirectories(socket.toAbsolutePath().getParent());
        Files.deleteIfExists(socket);
        var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server = channel;
        channel.bind(UnixDomainSocketAddress.of(socket));
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        Thread.ofVirtual().name("control").start(() -> serve(channel));
    }

    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
            Files.deleteIfExists(socket);
        }
    }

    private void serve(ServerSocketChannel channel) {
        while (channel.isOpen()) {
            try (var client = channel.accept()) {
                answer(client);
            } catch (IOException e) {
                if (channel.isOpen()) {
                    log.atWarn().addKeyValue("error", e).log("a command's connection failed");
                }
            }
        }
    }

    private void answer(SocketChannel client) throws IOException {
        try (var in = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(client), StandardCharsets.UTF_8));
                var out = new BufferedWriter(
                        new OutputStreamWriter(Channels.newOutputStream(client), StandardCharsets.UTF_8))) {
            var result = run(line(in));
            for (var line : result.lines()) {
                out.write(line.replace('\n', ' '));
                out.newLine();
            }
            out.write(EXIT + result.exitCode());
            out.newLine();
        }
    }

    private ImportResult run(String command) {
        if (!command.startsWith(IMPORT)) {
            return new ImportResult(ExitCode.USAGE, List.of("the running daemon does not know this command"));
        }
        return catalogImport.run(Path.of(command.substring(IMPORT.length())));
    }

    private static String line(BufferedReader in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (line.length() == LINE_CHARS_MAX) {
                throw new IOException("a command is longer than " + LINE_CHARS_MAX + " characters");
            }
            line.append((char) next);
        }
        return line.toString();
    }
}
