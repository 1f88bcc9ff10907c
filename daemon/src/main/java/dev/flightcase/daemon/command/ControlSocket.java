package dev.flightcase.daemon.command;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daemon's end of a Unix socket that only its own user can open: commands reach the running node without a network
 * and without a token. See {@link ControlConversation} for what is said.
 *
 * <p>One virtual thread accepts, and each client has one of its own, so that one that says nothing keeps nobody else
 * waiting; those that are too many are turned away.
 */
public final class ControlSocket implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ControlSocket.class);
    static final int CLIENTS_MAX = 8;
    /** A command writes its line at once. */
    private static final Duration LINE_WITHIN = Duration.ofSeconds(5);

    private final Path socket;
    private final ControlConversation conversation;
    private final Semaphore free = new Semaphore(CLIENTS_MAX);
    private final Set<SocketChannel> clients = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocketChannel server;

    /** @param verbs by name, one word each */
    public ControlSocket(Path socket, Map<String, ControlVerb> verbs) {
        this(socket, verbs, LINE_WITHIN);
    }

    ControlSocket(Path socket, Map<String, ControlVerb> verbs, Duration lineWithin) {
        this.socket = socket;
        this.conversation = new ControlConversation(verbs, lineWithin);
    }

    /** Replaces what a killed daemon left behind; whoever calls already owns the databases, so no other daemon runs. */
    public void start() throws IOException {
        try {
            Files.createDirectories(socket.toAbsolutePath().getParent());
            Files.deleteIfExists(socket);
            var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server = channel;
            channel.bind(UnixDomainSocketAddress.of(socket));
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
            Thread.ofVirtual().name("control").start(() -> accept(channel));
        } catch (IOException e) {
            throw new IOException(
                    "the control socket " + socket + " can not be made: " + e.getMessage()
                            + "; check node.runtime and who may write there",
                    e);
        }
    }

    /** Cuts whoever is connected; what a verb has under way ends by itself, or when the stores close. */
    @Override
    public void close() throws IOException {
        if (server != null) {
            server.close();
            Files.deleteIfExists(socket);
            for (var client : clients) {
                client.close();
            }
        }
    }

    private void accept(ServerSocketChannel channel) {
        while (channel.isOpen()) {
            try {
                welcome(channel.accept());
            } catch (IOException e) {
                if (channel.isOpen()) {
                    log.atWarn().addKeyValue("error", e).log("a command's connection failed");
                }
            }
        }
    }

    private void welcome(SocketChannel client) throws IOException {
        if (!free.tryAcquire()) {
            log.atWarn().addKeyValue("clients", CLIENTS_MAX).log("too many commands at once; one was turned away");
            client.close();
            return;
        }
        clients.add(client);
        Thread.ofVirtual().name("control-client").start(() -> talk(client));
    }

    private void talk(SocketChannel client) {
        try (client) {
            conversation.with(client);
        } catch (IOException e) {
            log.atWarn().addKeyValue("error", e).log("a command's connection failed");
        } finally {
            clients.remove(client);
            free.release();
        }
    }
}
