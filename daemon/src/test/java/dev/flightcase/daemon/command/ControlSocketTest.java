package dev.flightcase.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ControlSocketTest {
    private static final Duration AT_ONCE = Duration.ofMillis(50);
    private static final Duration NEVER = Duration.ofHours(1);

    /** Shorter than any @TempDir: a Unix socket's path has at most 107 bytes. */
    private Path folder;

    private final List<Path> imported = new CopyOnWriteArrayList<>();
    private CatalogImport catalogImport = path -> {
        imported.add(path);
        return new CommandResult(ExitCode.OK, List.of("first", "second"));
    };

    private ControlVerb asked = (_, _) -> new CommandResult(ExitCode.OK, List.of());

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory(Path.of("/tmp"), "fc");
    }

    @AfterEach
    void removeFolder() throws IOException {
        Files.deleteIfExists(socket());
        Files.delete(folder);
    }

    @Test
    void givesTheAnswerAndItsExitCode() throws Exception {
        try (var _ = started(NEVER)) {
            assertThat(importFolder("/stock/näive folder"))
                    .isEqualTo(new CommandResult(ExitCode.OK, List.of("first", "second")));
        }

        assertThat(imported).containsExactly(Path.of("/stock/näive folder"));
    }

    @Test
    void oneThatSaysNothingKeepsNobodyElseWaiting() throws Exception {
        try (var _ = started(NEVER);
                var silent = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
            assertThat(importFolder("/stock").exitCode()).isEqualTo(ExitCode.OK);
            assertThat(silent.isOpen()).isTrue();
        }
    }

    @Test
    void oneThatSaysNothingIsCutAfterAWhile() throws Exception {
        try (var _ = started(AT_ONCE);
                var silent = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
            assertThat(silent.read(ByteBuffer.allocate(1))).isNegative();
        }
    }

    @Test
    void aLineWithoutEndIsCut() throws Exception {
        try (var _ = started(NEVER);
                var endless = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
            endless.write(ByteBuffer.wrap(
                    "x".repeat(ControlConversation.LINE_BYTES_MAX).getBytes(StandardCharsets.US_ASCII)));

            assertThat(endless.read(ByteBuffer.allocate(1))).isNegative();
        }
    }

    @Test
    void moreThanItTakesAreTurnedAwayAndServedLater() throws Exception {
        try (var _ = started(NEVER)) {
            var silent = new CopyOnWriteArrayList<SocketChannel>();
            for (int i = 0; i < ControlSocket.CLIENTS_MAX; i++) {
                silent.add(SocketChannel.open(UnixDomainSocketAddress.of(socket())));
            }

            assertThatThrownBy(() -> importFolder("/stock")).isInstanceOf(IOException.class);
            for (var client : silent) {
                client.close();
            }

            await().ignoreExceptions().until(() -> importFolder("/stock").exitCode() == ExitCode.OK);
        }
    }

    @Test
    void aMistakeInsideIsAnAnswerAndNotTheEndOfTheSocket() throws Exception {
        catalogImport = _ -> {
            throw new IllegalStateException("a mistake of ours");
        };
        try (var _ = started(NEVER)) {
            assertThat(importFolder("/stock").exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(importFolder("/stock").lines())
                    .singleElement()
                    .asString()
                    .contains("its log has more");
        }
    }

    @Test
    void aLineBreakInThePathIsRefusedBeforeItIsSent() throws Exception {
        try (var _ = started(NEVER)) {
            assertThat(importFolder("/stock\nexit 0").exitCode()).isEqualTo(ExitCode.USAGE);
        }

        assertThat(imported).isEmpty();
    }

    @Test
    void progressComesBeforeTheResultIsThere() throws Exception {
        var seen = new CompletableFuture<String>();
        asked = (_, progress) -> {
            progress.accept("half of it\nis done");
            seen.join();
            return new CommandResult(ExitCode.OK, List.of("exit 3 is the way out"), "{\"done\":true}");
        };

        try (var _ = started(NEVER)) {
            var result = new ControlClient(socket()).run("ask", "", seen::complete);

            assertThat(seen.join()).isEqualTo("half of it is done");
            assertThat(result)
                    .contains(new CommandResult(ExitCode.OK, List.of("exit 3 is the way out"), "{\"done\":true}"));
        }
    }

    @Test
    void theArgumentArrivesAsItWasGiven() throws Exception {
        var arguments = new ArrayList<String>();
        asked = (argument, _) -> {
            arguments.add(argument);
            return new CommandResult(ExitCode.OK, List.of());
        };

        try (var _ = started(NEVER)) {
            new ControlClient(socket()).run("ask", "");
            new ControlClient(socket()).run("ask", " two  words ");
        }

        assertThat(arguments).containsExactly("", " two  words ");
    }

    @Test
    void aClientThatIsGoneEndsAVerbThatTellsProgress() throws Exception {
        var ended = new CompletableFuture<Throwable>();
        asked = (_, progress) -> {
            try {
                while (true) {
                    progress.accept("still at it");
                }
            } catch (RuntimeException e) {
                ended.complete(e);
                throw e;
            }
        };

        try (var _ = started(NEVER)) {
            try (var client = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
                client.write(ByteBuffer.wrap("ask\n".getBytes(StandardCharsets.US_ASCII)));
                client.read(ByteBuffer.allocate(1));
            }

            assertThat(ended.join()).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void anUnknownVerbIsSaidToBeUnknown() throws Exception {
        try (var _ = started(NEVER)) {
            var result = new ControlClient(socket()).run("dance", "").orElseThrow();

            assertThat(result.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(result.lines()).singleElement().asString().contains("does not know");
        }
    }

    @Test
    void onlyItsOwnUserMayOpenItAndClosingRemovesIt() throws Exception {
        try (var _ = started(NEVER)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                    .isEqualTo("rw-------");
        }

        assertThat(socket()).doesNotExist();
    }

    @Test
    void closingCutsWhoWaitsForAnAnswer() throws Exception {
        var entered = new CompletableFuture<Void>();
        var release = new CompletableFuture<CommandResult>();
        catalogImport = _ -> {
            entered.complete(null);
            return release.join();
        };
        var control = started(NEVER);
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return importFolder("/stock").lines();
            } catch (IOException e) {
                return List.of(String.valueOf(e.getMessage()));
            }
        });
        entered.join();

        control.close();

        assertThat(waiting.join()).singleElement().asString().contains("the daemon hung up");
        release.complete(new CommandResult(ExitCode.OK, List.of()));
    }

    @Test
    void whatAKilledDaemonLeftBehindIsReplaced() throws Exception {
        Files.createFile(socket());

        try (var _ = started(NEVER)) {
            assertThat(importFolder("/stock").exitCode()).isEqualTo(ExitCode.OK);
        }
    }

    @Test
    void aClientWithoutDaemonFindsNobody() throws Exception {
        assertThat(new ControlClient(socket()).run(ImportVerb.NAME, "/stock")).isEmpty();
    }

    private ControlSocket started(Duration lineWithin) throws IOException {
        var control = new ControlSocket(
                socket(),
                Map.of(
                        ImportVerb.NAME,
                        new ImportVerb(path -> catalogImport.run(path)),
                        "ask",
                        (argument, progress) -> asked.run(argument, progress)),
                lineWithin);
        control.start();
        return control;
    }

    private CommandResult importFolder(String path) throws IOException {
        return new ControlClient(socket()).run(ImportVerb.NAME, path).orElseThrow();
    }

    private Path socket() {
        return folder.resolve("control.sock");
    }
}
