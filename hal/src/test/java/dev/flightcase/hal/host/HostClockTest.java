package dev.flightcase.hal.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostClockTest {
    private static final int STA_UNSYNC = 0x40;
    private static final int STA_PLL = 0x01;
    private static final int TIME_ERROR = 5;

    @TempDir
    private Path root;

    @Test
    void theKernelSaysWhetherItIsInStepAndHowWell() {
        // adjtimex(2): maxerror in microseconds; 16 s and STA_UNSYNC after boot.
        assertThat(Adjtimex.meaning(0, STA_PLL, 2500)).isEqualTo(new KernelClock.InStep(Duration.ofNanos(2_500_000)));
        assertThat(Adjtimex.meaning(TIME_ERROR, STA_UNSYNC, 16_000_000)).isEqualTo(new KernelClock.Adrift());
        assertThat(Adjtimex.meaning(-1, 0, 0)).isEqualTo(new KernelClock.Unknown());
    }

    @Test
    void thisVeryKernelCanBeAsked() {
        var adjtimex = new Adjtimex();

        assertThat(adjtimex.get()).isNotInstanceOf(KernelClock.Unknown.class).hasSameClassAs(adjtimex.get());
    }

    @Test
    void timesyncdSpeaksWhereTheKernelCanNotBeAsked() throws Exception {
        var clock = new HostClock(root, KernelClock.Unknown::new);
        assertThat(clock.kernel()).isEqualTo(new KernelClock.Unknown());
        assertThat(clock.corrected()).isEmpty();

        var at = Instant.parse("2026-11-22T10:00:00Z");
        Files.setLastModifiedTime(write("run/systemd/timesync/synchronized", ""), FileTime.from(at));

        assertThat(clock.kernel()).isEqualTo(new KernelClock.InStep(null));
        assertThat(clock.corrected()).contains(at);
        assertThat(new HostClock(root, KernelClock.Adrift::new).kernel()).isEqualTo(new KernelClock.Adrift());
    }

    @Test
    void aRaspberryPi4HasNoBatteryBackedClock() {
        assertThat(rtc()).isEqualTo(new Rtc.Absent());
    }

    @Test
    void aRaspberryPi5WithoutACellDidNotKeepTheTime() throws Exception {
        write("sys/class/rtc/rtc0/hctosys", "1\n");
        write("sys/class/rtc/rtc0/battery_voltage", "6000\n"); // BATT_V 0.006 V: no RTC cell

        assertThat(rtc()).isEqualTo(new Rtc.Failed("its cell gives 6 mV"));

        write("sys/class/rtc/rtc0/battery_voltage", "3012000\n");
        assertThat(rtc()).isEqualTo(new Rtc.Kept());
    }

    @Test
    void onlyTheClockThatTheKernelTookTheTimeFromCounts() throws Exception {
        write("sys/class/rtc/rtc0/hctosys", "0\n");
        assertThat(rtc()).isEqualTo(new Rtc.Absent());

        write("sys/class/rtc/rtc1/hctosys", "1\n");
        assertThat(rtc()).isEqualTo(new Rtc.Kept());

        write("sys/class/rtc/rtc0/hctosys", "what\n");
        assertThat(rtc()).isInstanceOf(Rtc.Failed.class);
    }

    private Rtc rtc() {
        return new HostClock(root, KernelClock.Unknown::new).rtc();
    }

    private Path write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
