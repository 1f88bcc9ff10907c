package dev.flightcase.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An identity that was tampered with, cut or opened is an error with a remedy, and never a new node. */
class DamagedIdentityTest {

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

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 27, 60, 118})
    void aCutKeyFileIsAnErrorAndStaysAsItIs(int length) throws Exception {
        loadOrMake();
        var cut = Files.readString(key).substring(0, length);
        Files.writeString(key, cut);

        assertRefused(key + " is damaged", "Restore", "move that directory away");
        assertThat(key).hasContent(cut);
    }

    @Test
    void anErrorDoesNotQuoteTheKey() throws Exception {
        loadOrMake();
        var text = Files.readString(key);
        var secret = text.lines().skip(1).findFirst().orElseThrow();
        Files.writeString(key, text.replace("-----END", "!----END"));

        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(this::loadOrMake)
                .withNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(secret.substring(0, 8)));
    }

    @Test
    void aKeyOfAnotherKindIsAnError() throws Exception {
        loadOrMake();
        Files.write(key, Pem.PRIVATE_KEY.encode(new byte[48]));

        assertRefused(key + " is damaged");
    }

    @Test
    void keysOfTwoNodesDoNotMakeOne() throws Exception {
        loadOrMake();
        var other = temporary.resolve("other");
        new IdentityStore(other, new SecureRandom(), LOCK_WAIT).loadOrMake();
        Files.copy(other.resolve("identity/node.pub"), pub, StandardCopyOption.REPLACE_EXISTING);

        assertRefused(pub + " does not belong to node.key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"node.key", "node.pub"})
    void aMissingHalfIsAnErrorAndNotANewNode(String name) throws Exception {
        loadOrMake();
        Files.delete(data.resolve("identity").resolve(name));

        assertRefused(name + " is missing");
        assertThat(data.resolve("identity").resolve(name)).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void aKeyThatOthersMayTouchIsAnError(String mode) throws Exception {
        loadOrMake();
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(mode));

        assertRefused(key + " has mode " + mode + "; must be rw-------", "chmod go= " + key);
    }

    @Test
    void aDirectoryThatOthersMayEnterIsAnError() throws Exception {
        loadOrMake();
        Files.setPosixFilePermissions(data.resolve("identity"), PosixFilePermissions.fromString("rwxr-xr-x"));

        assertRefused(data.resolve("identity") + " has mode rwxr-xr-x; must be rwx------");
    }

    @Test
    void aLinkedKeyIsRefused() throws Exception {
        loadOrMake();
        var real = Files.move(key, temporary.resolve("real.key"));
        Files.createSymbolicLink(key, real);

        assertRefused(key + " is no plain file");
    }

    @Test
    void aLinkedIdentityDirectoryIsRefused() throws Exception {
        loadOrMake();
        var real = Files.move(data.resolve("identity"), temporary.resolve("real"));
        Files.createSymbolicLink(data.resolve("identity"), real);

        assertRefused(data.resolve("identity") + " is no directory");
    }

    @Test
    void aKeyFileThatIsMuchTooLongIsRefused() throws Exception {
        loadOrMake();
        Files.write(key, new byte[5000]);

        assertRefused(key + " is longer than 4096 bytes");
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
}
