package dev.flightcase.cache.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.mirror.Medium.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the one disk that there is for sure; the mirror's IT mounts another. */
class MountedMediumTest {
    @TempDir
    private Path disk;

    @Test
    void anEmptyMountPointIsNoMedium() throws IOException {
        var mountPoint = Files.createDirectory(disk.resolve("stick"));

        var sighting = look(mountPoint.resolve("flightcase"));

        assertThat(sighting)
                .isEqualTo(new Sighting.NotThere("The second medium is not plugged in or not mounted: " + mountPoint
                        + " is on the node's own disk."));
        assertThat(mountPoint).isEmptyDirectory();
    }

    @Test
    void aMissingMountPointIsNotMade() {
        var sighting = look(disk.resolve("stick/flightcase"));

        assertThat(sighting)
                .isEqualTo(new Sighting.NotThere(
                        "The second medium is not plugged in: there is no " + disk.resolve("stick") + "."));
        assertThat(disk).isEmptyDirectory();
    }

    @Test
    void aFolderOnTheSameDiskIsOneWhenSomebodySaysSo() throws IOException {
        var folder = Files.createDirectory(disk.resolve("mirror"));
        assertThat(look(folder)).isInstanceOf(Sighting.NotThere.class);

        Files.createFile(folder.resolve(MountedMedium.HERE));

        assertThat(look(folder)).isEqualTo(new Sighting.There(folder));
    }

    private Sighting look(Path folder) {
        return new MountedMedium(folder, disk).look();
    }
}
