package dev.flightcase.daemon.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.provisioning.AtomicFile;
import dev.flightcase.provisioning.FileAccess;
import dev.flightcase.uplink.BirthDeathSequence.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredBirthDeathSequenceTest {
    @TempDir
    private Path folder;

    @Test
    void startsAtZeroAndGoesOnAfterARestart() {
        assertThat(sequence().next()).isEqualTo(new Issued(0, null));
        assertThat(sequence().next()).isEqualTo(new Issued(1, null));
        assertThat(sequence().next()).isEqualTo(new Issued(2, null));
    }

    @Test
    void goesOnWithoutRestart() {
        var sequence = sequence();
        for (int i = 0; i < 600; i++) {
            assertThat(sequence.next().value()).isEqualTo(i % 256);
        }
    }

    @Test
    void isStoredBeforeItIsUsed() throws IOException {
        sequence().next();
        sequence().next();

        assertThat(Files.readString(file())).isEqualTo("1\n");
        assertThat(folder).isDirectoryContaining("glob:**/bdseq");
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "seventeen", "-1", "256", "99999999999999", "1 2"})
    void aDamagedFileStartsAgain(String content) throws IOException {
        Files.writeString(file(), content);

        assertThat(sequence().next()).isEqualTo(new Issued(0, null));
        assertThat(sequence().next()).isEqualTo(new Issued(1, null));
    }

    @Test
    void bytesThatAreNoTextStartAgain() throws IOException {
        Files.write(file(), new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThat(sequence().next()).isEqualTo(new Issued(0, null));
    }

    @Test
    void whatACrashLeftHalfWrittenIsOverwritten() throws IOException {
        Files.writeString(file(), "41\n");
        Files.writeString(folder.resolve("bdseq.new"), "rubbish of a crash");

        assertThat(sequence().next()).isEqualTo(new Issued(42, null));
        assertThat(Files.readString(file())).isEqualTo("42\n");
    }

    @Test
    void aDiskThatTakesNothingStillGivesNumbersAndSaysSo() {
        var sequence =
                new StoredBirthDeathSequence(new AtomicFile(Path.of("/dev/null/bdseq"), FileAccess.READABLE, 16));

        var first = sequence.next();
        var second = sequence.next();

        assertThat(first.value()).isZero();
        assertThat(first.notDurable()).contains("/dev/null/bdseq");
        assertThat(second.value()).isEqualTo(1);
        assertThat(second.notDurable()).isNotNull();
    }

    private StoredBirthDeathSequence sequence() {
        return new StoredBirthDeathSequence(new AtomicFile(file(), FileAccess.READABLE, 16));
    }

    private Path file() {
        return folder.resolve("bdseq");
    }
}
