package dev.flightcase.hal.vedirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.flightcase.hal.FakeTime;
import dev.flightcase.hal.Plausibility;
import dev.flightcase.hal.Quality;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.Signal;
import dev.flightcase.hal.Signals;
import dev.flightcase.hal.Unit;
import dev.flightcase.hal.emulator.SpokenCharger;
import dev.flightcase.hal.emulator.SpokenMonitor;
import dev.flightcase.hal.emulator.VeDirectText;
import dev.flightcase.hal.emulator.VeField;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A line from the plug to samples. */
class VeDirectLineTest {

    private static final VeDirectConfig CONFIG = new VeDirectConfig(
            Path.of("/dev/ttyUSB0"),
            Duration.ofSeconds(5),
            Duration.ofMillis(20),
            Duration.ofMillis(1),
            Duration.ofMillis(4),
            3);

    private static final byte[] CHARGER = charger("HQ1328Y6TF6");
    private static final byte[] STRANGER = charger("HQ1328Y6TX6");

    private final FakeTime time = new FakeTime();
    private final ScriptedLines lines = new ScriptedLines();
    private final VeDirectLine line = new VeDirectLine(CONFIG, lines, time.timebase());
    private int blocksSaid;

    @BeforeEach
    void start() {
        line.start();
    }

    @AfterEach
    void close() {
        line.close();
        assertThat(lines.closings).hasPositiveValue();
    }

    @Test
    void samplesAreAsOldAsTheBlockThatBroughtThem() {
        say(CHARGER);
        time.advance(Duration.ofSeconds(3));

        var samples = sensor(
                        signal(VeDirectQuantity.BATTERY_VOLTAGE),
                        signal(VeDirectQuantity.SOLAR_POWER),
                        signal(VeDirectQuantity.LOAD))
                .read();

        assertThat(values(samples)).containsExactly(12.8, 130.0, 5.12);
        assertThat(samples).allSatisfy(sample -> {
            var reading = ((Sample.Measured) sample).reading();
            var now = time.timebase().now();
            assertThat(reading.ageAt(now)).isEqualTo(Duration.ofSeconds(3));
            assertThat(reading.taken().at()).isEqualTo(now.at().minusSeconds(3));
            assertThat(reading.quality()).isEqualTo(Quality.GOOD);
            assertThat(reading.source()).isEqualTo("VE.Direct /dev/ttyUSB0");
        });
    }

    @Test
    void aValueIsUsedWhileItsOwnBlockIsYoung() {
        say(VeDirectText.block(new SpokenMonitor(12.065, -7.626, 83.9, 65.476, 942).fields()));
        time.advance(Duration.ofSeconds(5));
        var sensor = sensor(signal(VeDirectQuantity.BATTERY_CURRENT), signal(VeDirectQuantity.GAUGE_CHARGE));
        assertThat(values(sensor.read())).containsExactly(-7.626, 83.9);

        say(VeDirectText.block(new SpokenMonitor(12.065, -7.626, 83.9, 65.476, 942).history()));
        time.advance(Duration.ofMillis(1));

        assertThat(sensor.read())
                .allSatisfy(sample -> assertThat(sample)
                        .isInstanceOfSatisfying(
                                Sample.Failed.class,
                                failed -> assertThat(failed.why()).contains("last said 5 s ago")));
    }

    @Test
    void whatTheDeviceDoesNotHaveIsUndefinedOrNotSaid() {
        say(VeDirectText.block(List.of(new VeField("PID", "0x203"), new VeField("T", "---"))));

        var samples = sensor(signal(VeDirectQuantity.BATTERY_TEMPERATURE), signal(VeDirectQuantity.SOLAR_POWER))
                .read();

        assertThat(samples.get(0)).isInstanceOf(Sample.Undefined.class);
        assertThat(samples.get(1))
                .isInstanceOfSatisfying(
                        Sample.Failed.class,
                        failed -> assertThat(failed.why())
                                .isEqualTo("PPV of /dev/ttyUSB0 was not said so far; 1 blocks whole, 0 damaged"));
    }

    @Test
    void anotherDeviceIsBelievedAtItsThirdBlockInARow() {
        say(CHARGER);
        say(STRANGER);
        say(CHARGER);
        say(STRANGER);
        say(STRANGER);
        assertThat(line.report().device().serial()).isEqualTo("HQ1328Y6TF6");
        assertThat(line.report().device().strangers()).isEqualTo(3);

        say(STRANGER);

        assertThat(line.report().device()).isEqualTo(new VeDirectReport.Device(0xA042, "HQ1328Y6TX6", "159", 3));
    }

    @Test
    void historyBlocksOfAnotherMonitorDoNotKeepItAStranger() {
        say(CHARGER);
        for (int i = 0; i < 3; i++) {
            say(VeDirectText.block(new SpokenMonitor(12, -3, 80, 20, 900).fields()));
            say(VeDirectText.block(new SpokenMonitor(12, -3, 80, 20, 900).history()));
        }

        assertThat(line.report().device().product()).isEqualTo(0x203);
        assertThat(line.report().values()).doesNotContainKey(VeLabel.PPV);
    }

    @Test
    void aLineThatIsPulledOutIsToldAndTriedAgain() {
        say(CHARGER);
        lines.say(Arrays.copyOf(CHARGER, 100));
        lines.pullOut();
        await().until(() -> line.report().trouble().contains("is not there"));
        assertThat(sensor(signal(VeDirectQuantity.SOLAR_POWER)).read()).hasSize(1);
        int before = lines.openings.get();
        await().until(() -> lines.openings.get() > before + 3);

        lines.plugIn();
        await().until(() -> line.report().trouble().isEmpty());
        say(CHARGER);

        assertThat(line.report().counts().badSums()).isZero();
    }

    @Test
    void aSignalInTheWrongUnitIsAMistakeInTheWiring() {
        var volts = new Signal(Signals.BATTERY_VOLTAGE, Unit.WATT, Plausibility.between(0, 100));

        assertThatThrownBy(() -> new VeDirectSignal(VeDirectQuantity.BATTERY_VOLTAGE, volts))
                .hasMessage("signal power.battery-voltage is in WATT; BATTERY_VOLTAGE must be in VOLT");
    }

    private void say(byte[] block) {
        lines.say(block);
        blocksSaid++;
        await().until(() -> line.report().counts().blocks() == blocksSaid);
    }

    private VeDirectSensor sensor(VeDirectSignal... signals) {
        return new VeDirectSensor("charger", CONFIG, List.of(signals), line, time.timebase());
    }

    private static VeDirectSignal signal(VeDirectQuantity quantity) {
        var signal = new Signal("power." + quantity, quantity.unit(), Plausibility.between(-1000, 1000));
        return new VeDirectSignal(quantity, signal);
    }

    private static List<Double> values(List<Sample> samples) {
        return samples.stream()
                .map(sample -> ((Sample.Measured) sample).reading().quantity().value())
                .map(value -> Math.round(value * 1e6) / 1e6)
                .toList();
    }

    private static byte[] charger(String serial) {
        return VeDirectText.block(new SpokenCharger(serial, 12.8, 15, 33.5, 130, 0.4, 3, 450).fields());
    }
}
