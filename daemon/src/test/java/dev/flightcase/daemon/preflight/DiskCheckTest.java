package dev.flightcase.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskCheckTest {
    private static final long MIB = 1024 * 1024;

    private final FakeDisk disk = new FakeDisk();

    @Test
    void tellsRoomInHoursAndTimeToStore() throws Exception {
        disk.free = 500 * MIB;
        assertThat(look())
                .isEqualTo(
                        Finding.ok(
                                "524 MB are free, enough for about 48 hours of busy selling; storing takes 8 ms, at worst 40 ms."));

        disk.free = 64L * 1024 * MIB;
        assertThat(look().says()).startsWith("68 GB are free, enough for over 100 hours");
    }

    @ParameterizedTest
    @CsvSource({"10, FAIL", "20, FAIL", "25, WARN", "100, WARN", "200, OK"})
    void littleRoomWarnsAndNearlyNoneFails(long mib, Status status) throws Exception {
        disk.free = mib * MIB;

        assertThat(look().status()).isEqualTo(status);
    }

    @Test
    void aDiskThatForgetsIsSlowOrHasErrorsIsSaid() throws Exception {
        disk.trial = new Disk.Trial(Duration.ofMillis(300), Duration.ofMillis(900), true);
        assertThat(look().status()).isEqualTo(Status.WARN);
        assertThat(look().says()).startsWith("The disk is slow: it takes 300 ms, at worst 900 ms");

        disk.trial = new Disk.Trial(Duration.ofMillis(8), Duration.ofMillis(40), false);
        assertThat(look().status()).isEqualTo(Status.FAIL);

        disk.trial = new Disk.Trial(Duration.ofMillis(8), Duration.ofMillis(40), true);
        disk.errors = 1;
        assertThat(look())
                .isEqualTo(Finding.warn(
                        "The file system has noted 1 error: the card may be wearing out.",
                        "Save what is on it, and replace it soon."));
    }

    @ParameterizedTest
    @CsvSource({
        "/data/x: No space left on device, The disk is full.",
        "/data/x: Read-only file system, The disk can not be written: orders would be refused.",
        "/data/x: Input/output error, The disk can not be used: /data/x: Input/output error.",
    })
    void aDiskThatFailsIsToldInWords(String error, String says) throws Exception {
        disk.failure = new IOException(error);

        assertThat(look().status()).isEqualTo(Status.FAIL);
        assertThat(look().says()).isEqualTo(says);
    }

    @Test
    void aReadOnlyDiskIsNotWrittenTo() throws Exception {
        disk.readOnly = true;
        disk.failure = new IOException("must not be asked");

        assertThat(look().says()).isEqualTo("The disk can not be written: orders would be refused.");
    }

    private Finding look() throws Exception {
        return DiskCheck.of(disk, 600).probe().look();
    }

    /** A disk of which every property is said. */
    private static final class FakeDisk implements Disk {
        private boolean readOnly;
        private long free = 10_000 * MIB;
        private long errors;
        private Trial trial = new Trial(Duration.ofMillis(8), Duration.ofMillis(40), true);
        private @Nullable IOException failure;

        @Override
        public boolean isReadOnly() {
            return readOnly;
        }

        @Override
        public long freeBytes() {
            return free;
        }

        @Override
        public Trial tryOut() throws IOException {
            if (failure != null) {
                throw failure;
            }
            return trial;
        }

        @Override
        public long errorsNoted() {
            return errors;
        }
    }
}
