package dev.flightcase.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real disks: the one that the tests run on, and where the machine allows, one that is full and one that is read-only. */
class FileDiskIT {
    @TempDir
    private Path folder;

    @Test
    void triesTheDiskAndLeavesNothingBehind() throws IOException {
        var trial = disk(folder).tryOut();

        assertThat(trial.same()).isTrue();
        assertThat(trial.typical()).isPositive().isLessThanOrEqualTo(trial.slowest());
        assertThat(folder).isEmptyDirectory();
        assertThat(disk(folder).freeBytes()).isPositive();
        assertThat(disk(folder).isReadOnly()).isFalse();
    }

    @Test
    void readsWhatTheFileSystemHasNoted() throws IOException {
        assertThat(disk(folder).errorsNoted()).isZero();

        var device = String.valueOf(Path.of(Files.getFileStore(folder).name()).getFileName());
        var noted = Files.createDirectories(folder.resolve("sys/fs/ext4").resolve(device));
        Files.writeString(noted.resolve("errors_count"), "3\n");

        assertThat(disk(folder).errorsNoted()).isEqualTo(3);
    }

    @Test
    void aFullDiskAndAReadOnlyOneFail() throws Exception {
        assumeTrue(mount("size=128k"), "mounting a small file system needs root");
        try {
            assertThatThrownBy(() -> disk(folder).tryOut())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space left");
            assertThat(folder).isEmptyDirectory();
            assertThat(DiskCheck.of(disk(folder), 600).probe().look().status()).isEqualTo(Status.FAIL);

            assertThat(mount("remount,ro")).isTrue();
            assertThat(disk(folder).isReadOnly()).isTrue();
            assertThat(DiskCheck.of(disk(folder), 600).probe().look().says()).contains("can not be written");
        } finally {
            new ProcessBuilder("umount", "-l", folder.toString()).start().waitFor();
        }
    }

    private FileDisk disk(Path place) {
        return new FileDisk(place, folder, new Random(1), System::nanoTime);
    }

    private boolean mount(String options) throws IOException, InterruptedException {
        return new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString())
                        .start()
                        .waitFor()
                == 0;
    }
}
