package dev.flightcase.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityStoreTest {

    private static final Duration LOCK_WAIT = Duration.ofSeconds(20);

    @TempDir
    private Path temporary;

    private Path data = Path.of("");
    private Path key = Path.of("");
    private Path pub = Path.of("");

    @BeforeEach
    void findPaths() {
        data = temporary.resolve("data");
        key = data.resolve("identity/node.key");
        pub = data.resolve("identity/node.pub");
    }

    @Test
    void makesAnIdentityAtFirstStartAndLoadsItAfterwards() {
        var made = loadOrMake();
        var loaded = loadOrMake();

        assertThat(loaded.id()).isEqualTo(made.id());
        assertThat(loaded.publicKey()).isEqualTo(made.publicKey());
        assertThat(made.publicKey().verifies(new byte[] {1}, loaded.sign(new byte[] {1})))
                .isTrue();
    }

    @Test
    void onlyTheOwnerMayReadIt() throws Exception {
        loadOrMake();

        assertThat(mode(data)).isEqualTo("rwx------");
        assertThat(mode(data.resolve("identity"))).isEqualTo("rwx------");
        assertThat(mode(key)).isEqualTo("rw-------");
        assertThat(mode(data.resolve("identity.lock"))).isEqualTo("rw-------");
    }

    @Test
    void writesFilesThatOtherToolsRead() throws Exception {
        loadOrMake();

        assertThat(Files.readString(key))
                .startsWith("-----BEGIN PRIVATE KEY-----\n")
                .endsWith("\n-----END PRIVATE KEY-----\n");
        assertThat(Files.readString(pub))
                .startsWith("-----BEGIN PUBLIC KEY-----\n")
                .endsWith("\n-----END PUBLIC KEY-----\n");
    }

    @Test
    void takesAnEmptyDirectoryOfAnInstallerForNone() throws Exception {
        Files.createDirectories(data.resolve("identity"));

        var made = loadOrMake();

        assertThat(mode(data.resolve("identity"))).isEqualTo("rwx------");
        assertThat(loadOrMake().id()).isEqualTo(made.id());
    }

    /** What is on the disk after each step of making an identity, up to the rename that makes it count. */
    @ParameterizedTest
    @ValueSource(strings = {"", "node.key", "node.key node.pub"})
    void aPowerCutWhileMakingLeavesNothingThatCounts(String written) throws Exception {
        var never = new IdentityStore(temporary.resolve("never"), new SecureRandom(), LOCK_WAIT).loadOrMake();
        var unfinished = Files.createDirectories(data.resolve("identity.new"));
        for (var name : written.split(" ", 0)) {
            if (!name.isEmpty()) {
                Files.copy(temporary.resolve("never/identity").resolve(name), unfinished.resolve(name));
            }
        }

        var made = loadOrMake();

        assertThat(unfinished).doesNotExist();
        assertThat(made.id()).isNotEqualTo(never.id()).isEqualTo(loadOrMake().id());
    }

    @Test
    void aPowerCutWhileAFileIsWrittenLeavesNothingThatCounts() throws Exception {
        var unfinished = Files.createDirectories(data.resolve("identity.new"));
        Files.writeString(unfinished.resolve("node.key"), "-----BEGIN PRIV");

        loadOrMake();

        assertThat(unfinished).doesNotExist();
        assertThat(pub).exists();
    }

    @Test
    void aLinkWhereTheUnfinishedOneWouldBeIsNotFollowed() throws Exception {
        var elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("node.key"), "precious");
        Files.createDirectories(data);
        Files.createSymbolicLink(data.resolve("identity.new"), elsewhere);

        loadOrMake();

        assertThat(elsewhere.resolve("node.key")).hasContent("precious");
        assertThat(key).exists();
    }

    @Test
    void aLinkedDataDirectoryIsTheOperatorsChoice() throws Exception {
        var disk = Files.createDirectories(temporary.resolve("disk"));
        Files.createSymbolicLink(data, disk);

        loadOrMake();

        assertThat(disk.resolve("identity/node.key")).exists();
    }

    @Test
    void aFileInPlaceOfTheDataDirectoryIsAnError() throws Exception {
        Files.writeString(data, "not a directory");

        assertRefused("cannot use the identity in " + data, "check the disk");
    }

    @Test
    void aReadOnlyDiskIsAnError() throws Exception {
        assumeFalse("root".equals(System.getProperty("user.name")), "root may write everywhere: run as another user");
        Files.createDirectory(data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));

        assertRefused("cannot use the identity in " + data, "AccessDenied");
    }

    @Test
    void aFileSystemThatTakesNoFilesIsAnError() {
        var proc = Path.of("/proc/self/task");
        assumeTrue(Files.isDirectory(proc), "needs /proc");

        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> new IdentityStore(proc, new SecureRandom(), LOCK_WAIT).loadOrMake())
                .withMessageContaining("cannot use the identity in /proc/self/task/identity");
    }

    @Test
    void manyThreadsThatStartAtOnceAgree() throws Exception {
        Callable<NodeId> start = () -> loadOrMake().id();
        var ids = new HashSet<NodeId>();
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var started :
                    pool.invokeAll(Stream.generate(() -> start).limit(8).toList())) {
                ids.add(started.get());
            }
        }

        assertThat(ids).hasSize(1);
    }

    @Test
    void waitsForAnotherProcessOnlySoLong() throws Exception {
        Files.createDirectories(data);
        try (var held = ProcessLock.take(data.resolve("identity.lock"), LOCK_WAIT)) {
            assertThat(held).isNotNull();

            assertThatExceptionOfType(ProvisioningException.class)
                    .isThrownBy(() -> new IdentityStore(data, new SecureRandom(), Duration.ofMillis(30)).loadOrMake())
                    .withMessageContaining("identity.lock is held by another process")
                    .withMessageContaining("stop the other node");
        }
        assertThat(loadOrMake().id()).isNotNull();
    }

    @Test
    void anIdentityThatIsThereNeedsNoDiskThatTakesWrites() throws Exception {
        var made = loadOrMake().id();
        Files.delete(data.resolve("identity.lock"));

        assertThat(loadOrMake().id()).isEqualTo(made);

        assertThat(data.resolve("identity.lock")).doesNotExist();
    }

    private NodeIdentity loadOrMake() {
        return new IdentityStore(data, new SecureRandom(), LOCK_WAIT).loadOrMake();
    }

    private void assertRefused(String... words) {
        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(this::loadOrMake)
                .satisfies(e -> assertThat(Objects.requireNonNull(e.getMessage()))
                        .contains(words)
                        .doesNotContain("\n"));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
