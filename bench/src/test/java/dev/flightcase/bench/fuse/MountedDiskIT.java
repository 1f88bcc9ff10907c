package dev.flightcase.bench.fuse;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.bench.forgetful.PowerCut;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The disk as programs see it, through the kernel. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MountedDiskIT {
    @TempDir
    private Path folder;

    private MountedDisk disk;
    private Path root;

    @BeforeEach
    void mount() throws Exception {
        disk = Mountable.mount(folder.resolve("disk"));
        root = disk.directory();
    }

    @AfterEach
    void unmount() {
        if (disk != null) { // Else it could not be mounted here.
            disk.close();
        }
    }

    @Test
    void filesAndFoldersAreMadeReadRenamedLinkedAndRemoved() throws Exception {
        var inner = Files.createDirectory(root.resolve("inner"));
        var bytes = new byte[3_000_000];
        new SplittableRandom(1).nextBytes(bytes);
        Files.write(root.resolve("big"), bytes);
        Files.createLink(inner.resolve("also"), root.resolve("big"));
        Files.move(root.resolve("big"), inner.resolve("moved"), StandardCopyOption.ATOMIC_MOVE);

        assertThat(inner.resolve("moved")).hasBinaryContent(bytes);
        assertThat(Files.getAttribute(inner.resolve("also"), "unix:nlink")).isEqualTo(2);
        try (var listed = Files.list(inner)) {
            assertThat(listed.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("also", "moved");
        }
        assertThatThrownBy(() -> Files.createFile(inner.resolve("also")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatIOException().isThrownBy(() -> Files.delete(inner)).withMessageContaining("inner");
        Files.delete(inner.resolve("also"));
        Files.delete(inner.resolve("moved"));
        Files.delete(inner);
        assertThatThrownBy(() -> Files.size(inner)).isInstanceOf(NoSuchFileException.class);
        assertThat(disk.usage().usedBytes()).isZero();
    }

    @Test
    void aLongFolderIsListedWhole() throws Exception {
        for (int n = 0; n < 1000; n++) {
            Files.createFile(root.resolve("a-name-that-fills-the-page-" + n));
        }

        try (var listed = Files.list(root)) {
            assertThat(listed.distinct()).hasSize(1000);
        }
    }

    @Test
    void aFileIsCutGrownAndWrittenInTheMiddle() throws Exception {
        var file = Files.writeString(root.resolve("log"), "some text");
        try (var channel = FileChannel.open(file, READ, WRITE)) {
            channel.truncate(4);
            channel.write(ByteBuffer.wrap(new byte[] {'!'}), 6);
            channel.force(false);

            assertThat(channel.size()).isEqualTo(7);
            assertThat(channel.tryLock()).isNotNull();
        }

        assertThat(file).hasContent("some\0\0!");
    }

    @Test
    void aPowerCutLeavesWhatWasSyncedToThoseWhoComeAfter() throws Exception {
        var log = root.resolve("log");
        var channel = FileChannel.open(log, CREATE_NEW, WRITE);
        channel.write(ByteBuffer.wrap("synced".getBytes(StandardCharsets.US_ASCII)));
        channel.force(true);
        sync(root);
        Files.writeString(root.resolve("other"), "not synced");
        channel.write(ByteBuffer.wrap(" not synced".getBytes(StandardCharsets.US_ASCII)));
        assertThat(log).hasContent("synced not synced");

        var loss = disk.cut(PowerCut.forgettingAll());

        assertThat(loss).isEqualTo(new PowerCut.Loss(1, 1, 0));
        assertThatIOException().isThrownBy(() -> channel.force(true));
        assertThatIOException().isThrownBy(channel::close);
        assertThat(log).doesNotExist();
        disk.plugIn();
        assertThat(log).hasContent("synced");
        assertThat(root.resolve("other")).doesNotExist();
    }

    @Test
    void aPowerCutEndsAnFsyncThatIsUnderWayWithoutDoingIt() throws Exception {
        var log = Files.writeString(root.resolve("log"), "first");
        sync(log);
        sync(root);
        disk.faults().fsyncTakes(Duration.ofHours(1));
        var syncing = CompletableFuture.runAsync(() -> writeAndSync(log));
        while (Files.size(log) != 11) {
            Thread.onSpinWait();
        }

        disk.cut(PowerCut.forgettingAll());

        assertThat(syncing)
                .failsWithin(Duration.ofSeconds(30))
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(IOException.class);
        disk.plugIn();
        assertThat(log).hasContent("first");
    }

    @Test
    void aSlowFsyncIsDurableOnceItReturnsAndKeepsNobodyElseWaiting() throws Exception {
        var log = Files.writeString(root.resolve("log"), "first");
        disk.faults().fsyncTakes(Duration.ofMillis(300));
        var begun = System.nanoTime();
        var syncing = CompletableFuture.runAsync(() -> writeAndSync(log));
        while (Files.size(log) != 11) {
            Thread.onSpinWait();
        }
        assertThat(syncing).isNotDone();

        syncing.get(30, TimeUnit.SECONDS);
        sync(root);

        assertThat(System.nanoTime() - begun)
                .isGreaterThan(Duration.ofMillis(300).toNanos());
        disk.cut(PowerCut.forgettingAll());
        disk.plugIn();
        assertThat(log).hasContent("first, more");
    }

    @Test
    void faultsReachTheProgramAsErrors() throws Exception {
        var log = Files.writeString(root.resolve("log"), "text");
        disk.faults().failFsync(1, 1);
        assertThatIOException().isThrownBy(() -> sync(log)).withMessage("Input/output error");
        sync(log);

        disk.leaveFree(4096);
        assertThatIOException()
                .isThrownBy(() -> Files.write(log, new byte[100_000], APPEND))
                .withMessage("No space left on device");
        assertThat(Files.getFileStore(root).getUsableSpace()).isZero();
        disk.leaveFree();

        disk.faults().readOnly(true);
        assertThatIOException()
                .isThrownBy(() -> Files.write(log, new byte[1], APPEND))
                .withMessageContaining("Read-only file system");
        assertThat(Files.readString(log)).startsWith("text");
    }

    private static void writeAndSync(Path log) {
        try (var channel = FileChannel.open(log, APPEND)) {
            channel.write(ByteBuffer.wrap(", more".getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, READ)) {
            channel.force(true);
        }
    }
}
