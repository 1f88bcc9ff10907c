package dev.flightcase.hub.postgres;

import dev.flightcase.hub.HubException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's own PostgreSQL, on 127.0.0.1, at a port that the kernel chooses. A thread of its own starts it, and starts it again when
 * it ends unasked. When the hub is killed the server is interrupted and ends by itself; the next hub waits for that.
 * {@link #start()} and {@link #close()} block; closing again, or while it starts, does no harm. Not restartable.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofMillis(1500);
    private static final Duration LEFT_BEHIND_LIMIT = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Path folder;
    private final Programs programs;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CompletableFuture<Address> ready = new CompletableFuture<>();
    private @Nullable Thread thread;
    private volatile @Nullable Server server;

    /**
     * @param folder of data, password and log; made when missing
     * @param programs folder for the programs, unpacked once; may be shared
     */
    public EmbeddedPostgres(Path folder, Path programs) {
        this.folder = folder;
        this.programs = new Programs(programs);
    }

    /** How JDBC reaches the server. */
    public record Address(String url, String user, String password) {
        @Override
        public String toString() {
            return "Address[url=" + url + ", user=" + user + "]";
        }
    }

    /** @throws HubException with one line for the operator */
    public Address start() throws InterruptedException {
        // A platform thread: the kernel ties the server's life to the thread that started it.
        thread = Thread.ofPlatform().daemon().name("hub-postgres").start(this::run);
        try {
            return ready.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof HubException known
                    ? known
                    : new HubException(
                            "PostgreSQL can not be started in " + folder + " (database.data): " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new HubException(
                    "PostgreSQL did not start within " + START_LIMIT.toSeconds() + " s; see "
                            + folder.resolve("server.log"),
                    e);
        }
    }

    /** The server's process, for who wants to know what happens when it is killed. Empty while there is none. */
    public OptionalLong pid() {
        var running = server;
        return running == null || !running.isAlive() ? OptionalLong.empty() : OptionalLong.of(running.pid());
    }

    @Override
    public void close() {
        stop.countDown();
        var running = server;
        try {
            if (running != null) {
                running.stop(STOP_LIMIT);
            }
            if (thread != null) {
                thread.join(STOP_LIMIT);
            }
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("error", e.toString()).log("PostgreSQL could not be stopped");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            var account = Account.find();
            makeFolder();
            try (var channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock(channel);
                var bin = programs.unpacked();
                account.mustReach(bin, "database.programs");
                account.mustReach(folder, "database.data");
                var cluster = new Cluster(folder, account);
                cluster.prepare(bin);
                awaitLeftBehind(cluster.data());
                keepUp(account, bin, cluster);
            }
        } catch (InterruptedException _) {
            // A JVM that ends.
        } catch (IOException | RuntimeException e) {
            if (!ready.completeExceptionally(e)) {
                LOG.atError().setCause(e).log("PostgreSQL is given up");
            }
        }
    }

    private void makeFolder() throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            // Others may pass through to what is theirs: the server's account, which is not ours when we are root.
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        }
    }

    private void lock(FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // This very process: the same answer.
        }
        throw new HubException(
                "another hub runs its PostgreSQL in " + folder + " (database.data); one folder is for one hub");
    }

    private static void awaitLeftBehind(Path data) throws IOException, InterruptedException {
        var left = Server.leftBehind(data);
        if (left.isEmpty()) {
            return;
        }
        LOG.atInfo().addKeyValue("pid", left.get().pid()).log("a PostgreSQL of a killed hub still runs; it is stopped");
        Server.signal("INT", left.get().pid());
        try {
            left.get().onExit().get(LEFT_BEHIND_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            Server.signal("QUIT", left.get().pid());
        } catch (ExecutionException e) {
            throw new IOException("the server that was left behind can not be watched", e);
        }
    }

    private void keepUp(Account account, Path bin, Cluster cluster) throws IOException, InterruptedException {
        int port = freePort();
        var address = new Address(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + Cluster.DATABASE, Cluster.USER, cluster.password());
        var log = folder.resolve("server.log");
        Files.deleteIfExists(log);
        while (stop.getCount() > 0) {
            var running = Server.start(account, bin, cluster.data(), port, log);
            server = running;
            boolean stopping = false;
            while (!stopping && running.isAlive() && !running.isReady()) {
                stopping = stop.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
            }
            if (!stopping && running.isAlive()) {
                ready.complete(address);
            }
            int code = running.waitFor();
            if (stop.getCount() == 0) {
                return;
            }
            if (!ready.isDone()) {
                throw new HubException(
                        "PostgreSQL does not start in " + folder + " (database.data): " + Server.lastLines(log));
            }
            LOG.atError()
                    .addKeyValue("exit", code)
                    .addKeyValue("log", log)
                    .log("PostgreSQL ended; it is started again");
            stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
