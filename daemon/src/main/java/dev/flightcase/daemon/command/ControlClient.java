package dev.flightcase.daemon.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        var command = ControlConversation.IMPORT + folder.toAbsolutePath().normalize();
        if (command.indexOf('\n') >= 0 || bytes(command).length >= ControlConversation.LINE_BYTES_MAX) {
            return Optional.of(new ImportResult(
                    ExitCode.USAGE,
                    List.of("not imported: the folder's path is too long or has a line break; rename or move it")));
        }
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(bytes(command + "\n")));
            return Optional.of(answer(channel));
        } catch (ConnectException e) {
            // A socket that a killed daemon left behind.
            return Optional.empty();
        } catch (SocketException e) {
            throw new IOException(
                    "the running daemon can not be reached through " + socket + ": " + e.getMessage()
                            + "; run this as the daemon's user",
                    e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ImportResult answer(SocketChannel channel) throws IOException {
        var in = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        var lines = new ArrayList<String>();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith(ControlConversation.EXIT)) {
                return new ImportResult(Integer.parseInt(line.substring(ControlConversation.EXIT.length())), lines);
            }
            lines.add(line);
        }
        throw new IOException("the daemon hung up before it answered; its log says why");
    }
}
