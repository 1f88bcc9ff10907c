package dev.flightcase.daemon.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/** A command's end of the {@link ControlSocket}. */
final class ControlClient {
    private final Path socket;

    ControlClient(Path socket) {
        this.socket = socket;
    }

    /** Blocks until the daemon has answered. Empty when no daemon listens. */
    Optional<ImportResult> importFolder(Path folder) throws IOException {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            var command = ControlSocket.IMPORT + folder.toAbsolutePath().normalize() + "\n";
            channel.write(ByteBuffer.wrap(command.getBytes(StandardCharsets.UTF_8)));
            return Optional.of(answer(channel));
        } catch (ConnectException e) {
            // A socket that a killed daemon left behind.
            return Optional.empty();
        }
    }

    private static ImportResult answer(SocketChannel channel) throws IOException {
        var in = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        var lines = new ArrayList<String>();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith(ControlSocket.EXIT)) {
                return new ImportResult(Integer.parseInt(line.substring(ControlSocket.EXIT.length())), lines);
            }
            lines.add(line);
        }
        throw new IOException("the daemon stopped before it answered");
    }
}
