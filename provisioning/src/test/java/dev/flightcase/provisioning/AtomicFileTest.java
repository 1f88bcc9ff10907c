package dev.flightcase.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    private static final byte[] OLD = {1};
    private static final byte[] NEW = {2, 3};

    @TempDir
    private Path directory;

    @Test
    void whatWasNeverWrittenIsEmpty() {
        assertThat(file("absent").read()).isEmpty();
    }

    @Test
    void readsWhatItWroteLast() {
        var file = file("bdseq");

        file.replace(OLD);
        file.replace(NEW);

        assertThat(file("bdseq").read())
                .hasValueSatisfying(content -> assertThat(content).isEqualTo(NEW));
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void makesItsDirectory() throws Exception {
        file("state/deep/bdseq").replace(NEW);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("state/deep"))))
                .isEqualTo("rwx------");
    }

    @Test
    void aPowerCutBeforeTheRenameLeavesTheOldContent() throws Exception {
        var file = file("bdseq");
        file.replace(OLD);
        Files.write(directory.resolve("bdseq.new"), new byte[] {9, 9, 9});

        assertThat(file.read())
                .hasValueSatisfying(content -> assertThat(content).isEqualTo(OLD));

        file.replace(NEW);
        assertThat(file.read())
                .hasValueSatisfying(content -> assertThat(content).isEqualTo(NEW));
        assertThat(directory.resolve("bdseq.new")).doesNotExist();
    }

    @Test
    void aFailedReplacementLeavesTheOldContent() throws Exception {
        var file = file("bdseq");
        file.replace(OLD);
        Files.createDirectories(directory.resolve("bdseq.new/in-the-way"));

        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> file.replace(NEW))
                .withMessageContaining("cannot write " + directory.resolve("bdseq"))
                .withMessageContaining("check free space and rights");
        assertThat(file.read())
                .hasValueSatisfying(content -> assertThat(content).isEqualTo(OLD));
    }

    @Test
    void neitherReadsNorWritesThroughALink() throws Exception {
        var precious = Files.write(directory.resolve("precious"), OLD);
        Files.createSymbolicLink(directory.resolve("bdseq"), precious);
        Files.createSymbolicLink(directory.resolve("bdseq.new"), precious);
        var file = file("bdseq");

        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(file::read)
                .withMessageContaining("is no plain file");
        file.replace(NEW);

        assertThat(precious).hasBinaryContent(OLD);
        assertThat(directory.resolve("bdseq")).isRegularFile().hasBinaryContent(NEW);
    }

    @Test
    void aLongerFileThanExpectedIsRefusedAndNotCut() throws Exception {
        Files.write(directory.resolve("bdseq"), new byte[17]);

        assertThatExceptionOfType(ProvisioningException.class)
                .isThrownBy(() -> file("bdseq").read())
                .withMessageContaining("is longer than 16 bytes");
    }

    @Test
    void readsAndWritesUpToTheBound() {
        var file = file("bdseq");
        file.replace(new byte[16]);

        assertThat(file.read())
                .hasValueSatisfying(content -> assertThat(content).hasSize(16));
        assertThatIllegalArgumentException().isThrownBy(() -> file.replace(new byte[17]));
    }

    @Test
    void modesAreWhatTheyShouldBe() throws Exception {
        new AtomicFile(directory.resolve("open"), FileAccess.READABLE, 16).replace(NEW);
        new AtomicFile(directory.resolve("closed"), FileAccess.OWNER_ONLY, 16).replace(NEW);

        assertThat(Files.getPosixFilePermissions(directory.resolve("closed")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(directory.resolve("open")))
                .containsAll(PosixFilePermissions.fromString("rw-------"));
    }

    private AtomicFile file(String name) {
        return new AtomicFile(directory.resolve(name), FileAccess.READABLE, 16);
    }
}
