package dev.flightcase.hal.host;

import static dev.flightcase.hal.host.FakeRoot.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.flightcase.hal.Signals;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Linux, Documentation/accounting/psi.rst. */
class PressureTest {

    private static final String FILE = "proc/pressure/io";

    @TempDir
    private Path folder;

    private FakeRoot root;

    @BeforeEach
    void root() {
        root = new FakeRoot(folder, folder);
    }

    @Test
    void theShareIsWhatTheCounterGained() throws Exception {
        write(157_656_722);
        var sensor = root.sensor("io-pressure");
        assertThat(value(sensor.read(), Signals.IO_PRESSURE)).isEqualTo("undefined: needs two readings");

        root.time.advance(Duration.ofSeconds(10));
        write(157_956_722);

        assertThat(value(sensor.read(), Signals.IO_PRESSURE))
                .asInstanceOf(InstanceOfAssertFactories.DOUBLE)
                .isCloseTo(3.0, within(1e-9));
    }

    @Test
    void aMomentIsForgottenAfterAMinute() throws Exception {
        write(0);
        var sensor = root.sensor("io-pressure");
        sensor.read();
        root.time.advance(Duration.ofSeconds(10));
        write(10_000_000);
        assertThat(value(sensor.read(), Signals.IO_PRESSURE)).isEqualTo(100.0);

        for (var look = 0; look < 8; look++) {
            root.time.advance(Duration.ofSeconds(10));
            sensor.read();
        }

        assertThat(value(sensor.read(), Signals.IO_PRESSURE)).isEqualTo(0.0);
    }

    @Test
    void aCounterThatWentBackStartsAnew() throws Exception {
        write(5_000_000);
        var sensor = root.sensor("io-pressure");
        sensor.read();
        root.time.advance(Duration.ofSeconds(1));
        write(10);

        assertThat(value(sensor.read(), Signals.IO_PRESSURE)).isEqualTo("undefined: needs two readings");
    }

    @Test
    void aKernelWithoutItHasNoSuchSignal() throws Exception {
        assertThat(root.has("io-pressure")).isFalse();

        root.write(FILE, "");
        assertThat(root.has("io-pressure")).isFalse();
    }

    @Test
    void garbageIsAFailure() throws Exception {
        root.write("proc/pressure/memory", "some avg10=2.04 avg60=0.75 avg300=0.40 total=157656722\n");

        assertThat(value(root.sensor("memory-pressure").read(), Signals.MEMORY_PRESSURE))
                .isEqualTo("failed: /proc/pressure/memory: has no line full with total=");
    }

    private void write(long total) throws Exception {
        root.write(
                FILE,
                "some avg10=2.04 avg60=0.75 avg300=0.40 total=" + total
                        + "\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n");
    }
}
