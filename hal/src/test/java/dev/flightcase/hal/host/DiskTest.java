package dev.flightcase.hal.host;

import static dev.flightcase.hal.host.FakeRoot.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.hal.Signals;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Linux, Documentation/admin-guide/iostats.rst and proc_pid_mountinfo(5); JESD84-B51 for eMMC. */
class DiskTest {

    private static final String MOUNTS = """
            23 1 179:2 / / rw,noatime shared:1 - ext4 /dev/mmcblk0p2 rw
            25 23 0:22 / /proc rw - proc proc rw
            31 23 8:1 / /media/my\\040stick rw - vfat /dev/sda1 rw
            """;
    private static final Path DATA = Path.of("/var/lib/flightcase");

    @TempDir
    private Path folder;

    private FakeRoot root;

    @BeforeEach
    void root() throws Exception {
        root = new FakeRoot(folder, DATA)
                .write("proc/self/mountinfo", MOUNTS)
                .write("proc/diskstats", stats(1000, 4000, 200, 3000));
    }

    @Test
    void theWaitIsMillisecondsPerOperation() throws Exception {
        var sensor = root.sensor("disk-wait");
        assertThat(value(sensor.read(), Signals.WRITE_WAIT)).isEqualTo("undefined: needs two readings");

        root.write("proc/diskstats", stats(1010, 4060, 212, 3600));
        var samples = sensor.read();

        assertThat(value(samples, Signals.READ_WAIT)).isEqualTo(0.006);
        assertThat(value(samples, Signals.WRITE_WAIT)).isEqualTo(0.050);
    }

    @Test
    void noWriteSaysNothingAndIsNotFast() {
        var sensor = root.sensor("disk-wait");
        sensor.read();

        assertThat(value(sensor.read(), Signals.WRITE_WAIT)).isEqualTo("undefined: nothing was written");
    }

    @Test
    void aDiskThatIsGoneIsAFailure() throws Exception {
        var sensor = root.sensor("disk-wait");
        root.write("proc/diskstats", "   8  0 sda 1 0 0 0 0 0 0 0 0 0 0\n");

        assertThat(value(sensor.read(), Signals.WRITE_WAIT)).asString().contains("no device 179:2 any more");
    }

    @Test
    void aRemountForReadingOnlyIsSeenAtOnce() throws Exception {
        var sensor = root.sensor("mount");
        assertThat(value(sensor.read(), Signals.READ_ONLY)).isEqualTo(0.0);

        root.write("proc/self/mountinfo", MOUNTS.replace("/ / rw,noatime", "/ / ro,noatime"));
        assertThat(value(sensor.read(), Signals.READ_ONLY)).isEqualTo(1.0);

        // errors=remount-ro changes the file system itself.
        root.write("proc/self/mountinfo", MOUNTS.replace("mmcblk0p2 rw", "mmcblk0p2 ro,errors=remount-ro"));
        assertThat(value(sensor.read(), Signals.READ_ONLY)).isEqualTo(1.0);
    }

    @Test
    void theMountIsTheOneThatHoldsTheData() throws Exception {
        var files = new HostFiles(folder);

        assertThat(MountedDisk.find(files, DATA).orElseThrow().device()).isEqualTo("mmcblk0p2");
        assertThat(MountedDisk.find(files, Path.of("/media/my stick/x"))
                        .orElseThrow()
                        .number())
                .isEqualTo("8:1");
        assertThat(MountedDisk.find(files, Path.of("/media/my")).orElseThrow().number())
                .isEqualTo("179:2");
        root.write("proc/self/mountinfo", "what is this\n");
        assertThatThrownBy(() -> MountedDisk.find(files, DATA)).isInstanceOf(MalformedText.class);
    }

    @ParameterizedTest
    @CsvSource({
        "mmcblk0p2, mmcblk0",
        "mmcblk0, mmcblk0",
        "nvme0n1p3, nvme0n1",
        "nvme0n1, nvme0n1",
        "sda1, sda",
        "vda, vda",
        "dm-0, dm-0",
    })
    void aPartitionIsOnADisk(String device, String disk) {
        assertThat(MountedDisk.wholeDisk(device)).isEqualTo(disk);
    }

    @ParameterizedTest
    @CsvSource({
        "0x02 0x01, 20.0",
        "0x01 0x01, 10.0",
        "0x0b 0x0b, 110.0",
        "0x00 0x00, undefined: the card does not tell",
        "0x0c 0x01, 'failed: life_time is \"0x0c 0x01\"; must be 0x00 to 0x0b twice'",
    })
    void eMmcTellsItsWearInTenths(String text, String wear) throws Exception {
        root.write("sys/block/mmcblk0/device/life_time", text + "\n");

        assertThat(value(root.sensor("card").read(), Signals.DISK_WEAR)).hasToString(wear);
    }

    @ParameterizedTest
    @CsvSource({"0x01, 1.0", "0x02, 2.0", "0x03, 3.0", "0x00, undefined: the card does not tell"})
    void eMmcTellsItsReserve(String text, String reserve) throws Exception {
        root.write("sys/block/mmcblk0/device/pre_eol_info", text + "\n");

        assertThat(value(root.sensor("card").read(), Signals.DISK_RESERVE)).hasToString(reserve);
    }

    @Test
    void ext4RemembersItsErrorsAndAnSdCardTellsNothing() throws Exception {
        assertThat(root.has("card")).isFalse();

        root.write("sys/fs/ext4/mmcblk0p2/errors_count", "3\n");
        var card = root.sensor("card");

        assertThat(card.signals()).hasSize(1);
        assertThat(value(card.read(), Signals.DISK_ERRORS)).isEqualTo(3.0);
    }

    @Test
    void whatWasWrittenIsReadBackAndNothingIsLeft() throws Exception {
        var here = new FakeRoot(folder, folder);

        var samples = here.sensor("disk-probe").read();

        assertThat(value(samples, Signals.PROBE_INTACT)).isEqualTo(1.0);
        assertThat(value(samples, Signals.PROBE_TIME)).isInstanceOf(Double.class);
        assertThat(folder.resolve("disk-probe.tmp")).doesNotExist();
    }

    @Test
    void aDiskThatGivesBackSomethingElseIsFoundOut() throws Exception {
        var file = Files.writeString(folder.resolve("x"), "not this");

        assertThat(DiskProbe.isOnDisk(file, ByteBuffer.wrap("but that".getBytes(StandardCharsets.US_ASCII))))
                .isFalse();
        assertThat(PageCache.forget(file)).isTrue();
        assertThat(PageCache.forget(folder.resolve("absent"))).isFalse();
    }

    @Test
    void aFolderThatTakesNothingIsAFailure() {
        var samples = new DiskProbe(folder.resolve("absent"), root.time.timebase()).read();

        assertThat(value(samples, Signals.PROBE_INTACT)).asString().startsWith("failed: writing ");
    }

    private static String stats(long reads, long readMillis, long writes, long writeMillis) {
        return " 179       0 mmcblk0 9 0 9 9 9 0 9 9 0 9 9\n 179       2 mmcblk0p2 " + reads + " 0 64 " + readMillis
                + " " + writes + " 0 64 " + writeMillis + " 0 10 20 0 0 0 0\n";
    }
}
