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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A command's end of the {@link ControlSocket}. */
final class ControlClient {
    private final Path socket;

    ControlClient(Path socket) {
        this.socket = socket;
    }

    /** As {@link #run(String, String, Consumer)}, for a verb that tells no progress. */
    Optional<CommandResult> run(String verb, String argument) throws IOException {
        return run(verb, argument, _ -> {});
    }

    /**
     * Blocks until the daemon has answered. Empty when no daemon listens.
     *
     * @param progress gets each line of progress as it comes
     */
    Optional<CommandResult> run(String verb, String argument, Consumer<String> progress) throws IOException {
        if (!Files.exists(socket)) {
            return Optional.empty();
        }
        var command = bytes(argument.isEmpty() ? verb : verb + " " + argument);
        if (argument.indexOf('\n') >= 0 || command.length >= ControlConversation.LINE_BYTES_MAX) {
            return Optional.of(new CommandResult(
                    ExitCode.USAGE,
                    List.of(verb
                            + " failed: what it was given is too long or has a line break; shorten or rename it")));
        }
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap(command));
            channel.write(ByteBuffer.wrap(bytes("\n")));
            return Optional.of(answer(channel, progress));
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

    private static CommandResult answer(SocketChannel channel, Consumer<String> progress) throws IOException {
        var in = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        var lines = new ArrayList<String>();
        @Nullable String json = null;
        for (var said = in.readLine(); said != null; said = in.readLine()) {
            if (said.startsWith(ControlConversation.PROGRESS)) {
                progress.accept(said.substring(ControlConversation.PROGRESS.length()));
            } else if (said.startsWith(ControlConversation.LINE)) {
                lines.add(said.substring(ControlConversation.LINE.length()));
            } else if (said.startsWith(ControlConversation.JSON)) {
                json = said.substring(ControlConversation.JSON.length());
            } else if (said.startsWith(ControlConversation.EXIT)) {
                int code = Integer.parseInt(said.substring(ControlConversation.EXIT.length()));
                return new CommandResult(code, lines, json);
            } else {
                throw new IOException("the daemon said what this command does not know; is it of another version?");
            }
        }
        throw new IOException("the daemon hung up before it answered; its log says why");
    }
}
