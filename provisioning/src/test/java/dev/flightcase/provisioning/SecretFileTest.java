package dev.flightcase.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {

    private static final int BITS = 160;

    @TempDir
    private Path directory;

    @Test
    void makesASecretOnceAndKeepsIt() throws Exception {
        var made = secretFile().loadOrMake();
        var loaded = secretFile().loadOrMake();

        assertThat(made.reveal()).matches("[A-Za-z0-9_-]{27}");
        assertThat(loaded).isEqualTo(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }

    @Test
    void twoSecretsDiffer() {
        var other = new SecretFile(directory.resolve("other"), BITS, new SecureRandom(), Duration.ofSeconds(5));

        assertThat(secretFile().loadOrMake()).isNotEqualTo(other.loadOrMake());
    }

    @Test
    void takesWhatTheOperatorWrote() throws Exception {
        write("  the-operators-own_secret-2026-and-more\n");

        assertThat(secretFile().loadOrMake().reveal()).isEqualTo("the-operators-own_secret-2026-and-more");
    }

    @Test
    void loadingWritesNothingSoThatAReadOnlyCardIsNoObstacle() throws Exception {
        write("the-operators-own_secret-2026-and-more");

        secretFile().loadOrMake();

        try (var files = Files.list(directory)) {
            assertThat(files).containsExactly(path());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "short", "has a space in the middle of it", "käsebrötchen-und-noch-mehr-text"})
    void whatIsNoSecretIsAnErrorAndStaysAsItIs(String content) throws Exception {
        write(content);

        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> secretFile().loadOrMake())
                .withMessageContaining("holds no secret of at least 27 characters")
                .withMessageContaining("delete it");
        assertThat(path()).hasContent(content);
    }

    @Test
    void aSecretThatOthersMayReadIsAnError() throws Exception {
        secretFile().loadOrMake();
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> secretFile().loadOrMake())
                .withMessageContaining("has mode rw-r--r--; must be rw-------");
    }

    @Test
    void aLinkIsRefused() throws Exception {
        Files.createSymbolicLink(path(), directory.resolve("elsewhere"));

        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> secretFile().loadOrMake())
                .withMessageContaining("is no plain file");
        assertThat(directory.resolve("elsewhere")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 120, 129, 1032})
    void refusesTooFewTooManyAndBrokenBits(int bits) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecretFile(path(), bits, new SecureRandom(), Duration.ofSeconds(5)))
                .withMessageContaining("has " + bits + " bits; must be 128 to 1024 and a multiple of 8");
    }

    @Test
    void aSecretIsNeverPrinted() {
        assertThat(new Secret("abcdef")).hasToString("secret");
    }

    @Test
    void matchesItselfOnly() {
        var secret = new Secret("abcdef");

        assertThat(secret.matches("abcdef")).isTrue();
        assertThat(secret.matches("abcdeg")).isFalse();
        assertThat(secret.matches("abcde")).isFalse();
        assertThat(secret.matches("")).isFalse();
    }

    private SecretFile secretFile() {
        return new SecretFile(path(), BITS, new SecureRandom(), Duration.ofSeconds(5));
    }

    private Path path() {
        return directory.resolve("demo.key");
    }

    private void write(String content) throws Exception {
        Files.writeString(path(), content);
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString("rw-------"));
    }
}
