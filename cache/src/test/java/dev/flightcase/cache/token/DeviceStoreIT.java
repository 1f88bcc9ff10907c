package dev.flightcase.cache.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DeviceStoreIT {
    @TempDir
    Path folder;

    @Test
    void phonesAreThereAfterARestart() {
        String credential;
        try (var devices = started(folder.resolve("devices"))) {
            credential = ((Devices.Addition.Added) devices.add("Phone 1", Role.POS))
                    .credential()
                    .text();
            assertThat(devices.add("Phone 2", Role.VIEWER)).isInstanceOf(Devices.Addition.Added.class);
            devices.revoke(devices.list().getLast().id());
        }

        try (var devices = started(folder.resolve("devices"))) {
            assertThat(devices.list()).extracting(Device::name).containsExactly("Phone 1");
            assertThat(devices.byCredential(credential)).isPresent();
        }
    }

    @Test
    void aStartWritesNothingOnceThereIsADatabase() throws Exception {
        var directory = folder.resolve("devices");
        try (var devices = started(directory)) {
            devices.add("Phone 1", Role.POS);
        }
        var before = names(directory);

        try (var devices = started(directory)) {
            assertThat(devices.list()).hasSize(1);
        }

        assertThat(names(directory)).isEqualTo(before);
    }

    private static List<Path> names(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            return files.sorted().toList();
        }
    }

    @Test
    @Timeout(60)
    void aFullDiskEnrolsNobodyUntilThereIsRoom() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), 8)) {
            int enrolled = enrolUntilFullAndOnceMore(disk);

            try (var again = started(disk.directory().resolve("devices"))) {
                assertThat(again.list()).hasSize(enrolled);
            }
        }
    }

    private static int enrolUntilFullAndOnceMore(SmallDisk disk) throws Exception {
        try (var devices = started(disk.directory().resolve("devices"))) {
            int enrolled = 1;
            devices.add("Phone", Role.POS);
            disk.fill();

            // What the log has allocated ahead is used up first.
            while (devices.add("Phone", Role.POS) instanceof Devices.Addition.Added && enrolled < 20_000) {
                enrolled++;
            }

            assertThat(devices.list()).hasSize(enrolled).hasSizeLessThan(20_000);
            disk.free();
            assertThat(devices.add("After", Role.POS)).isInstanceOf(Devices.Addition.Added.class);
            return enrolled + 1;
        }
    }

    @Test
    void anEmptyDatabaseIsSmall() throws Exception {
        try (var devices = started(folder.resolve("devices"))) {
            devices.add("Phone 1", Role.POS);
        }

        long bytes = 0;
        try (var files = Files.list(folder.resolve("devices"))) {
            for (var file : files.toList()) {
                bytes += Files.size(file);
            }
        }
        assertThat(bytes).isLessThan(1 << 20);
    }

    private static Devices started(Path directory) {
        var devices =
                new Devices(DeviceStore.at(directory), Integer.MAX_VALUE, InstantSource.system(), new SecureRandom());
        devices.start();
        return devices;
    }
}
