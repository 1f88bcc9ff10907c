package dev.flightcase.hal.host;

import static dev.flightcase.hal.host.FakeRoot.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.flightcase.hal.Signals;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raspberry Pi documentation, vcgencmd: {@code get_throttled} and {@code pmic_read_adc}; kernel driver raspberrypi-hwmon. */
class RaspberryPiTest {

    private static final String GET_THROTTLED = "vcgencmd get_throttled";
    private static final String BITS = "sys/devices/platform/soc/soc:firmware/get_throttled";
    private static final String ALARM = "sys/class/hwmon/hwmon1/in0_lcrit_alarm";

    @TempDir
    private Path folder;

    private FakeRoot root;

    @BeforeEach
    void pi() throws Exception {
        root = new FakeRoot(folder, folder).write("proc/device-tree/model", "Raspberry Pi 4 Model B Rev 1.4\0");
    }

    @ParameterizedTest
    @CsvSource({
        "throttled=0x0,     0, 0, 0, 0",
        "throttled=0x50005, 1, 1, 1, 1",
        "throttled=0x50000, 0, 1, 0, 1",
        "throttled=0xe0000, 0, 0, 0, 1",
        "throttled=0x80008, 0, 0, 1, 1",
    })
    void theBitsSayWhatIsAndWhatWas(String answer, double weak, double weakEarlier, double slow, double slowEarlier) {
        root.commands.says(GET_THROTTLED, answer + "\n");

        var samples = root.sensor("firmware").read();

        assertThat(value(samples, Signals.UNDER_VOLTAGE)).isEqualTo(weak);
        assertThat(value(samples, Signals.UNDER_VOLTAGE_EARLIER)).isEqualTo(weakEarlier);
        assertThat(value(samples, Signals.THROTTLED)).isEqualTo(slow);
        assertThat(value(samples, Signals.THROTTLED_EARLIER)).isEqualTo(slowEarlier);
    }

    @Test
    void theFirmwaresFileIsReadWithoutAFork() throws Exception {
        root.write(BITS, "50005\n");

        assertThat(value(root.sensor("firmware").read(), Signals.THROTTLED)).isEqualTo(1.0);
        assertThat(root.commands.forks()).isZero();
    }

    @Test
    void theProgramIsAskedOnceAMinuteAtMost() {
        assertThat(root.sensor("firmware").period()).isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VCHI initialization failed",
                "",
                "throttled=0xZZ",
                "error=1 error_msg=\"Command not registered\""
            })
    void whatIsNoAnswerIsUnknownNeverGood(String text) {
        root.commands.says(GET_THROTTLED, text);

        assertThat(value(root.sensor("firmware").read(), Signals.UNDER_VOLTAGE))
                .asString()
                .startsWith("failed: the firmware: ");
    }

    @Test
    void aMissingProgramAndMissingRightsAreUnknown() {
        assertThat(value(root.sensor("firmware").read(), Signals.THROTTLED))
                .isEqualTo("failed: the firmware: vcgencmd cannot be run: no such file");

        root.commands.fails(GET_THROTTLED, "vcgencmd ended with 255: \"Can't open device file: /dev/vcio\"");
        assertThat(value(root.sensor("firmware").read(), Signals.THROTTLED))
                .asString()
                .contains("/dev/vcio");
    }

    @Test
    void theKernelsAlarmIsNowAndIsRememberedHere() throws Exception {
        root.write("sys/class/hwmon/hwmon0/name", "cpu_thermal\n");
        root.write("sys/class/hwmon/hwmon1/name", "rpi_volt\n").write(ALARM, "1\n");
        var supply = root.sensor("under-voltage");
        assertThat(value(supply.read(), Signals.UNDER_VOLTAGE)).isEqualTo(1.0);

        root.write(ALARM, "0\n");

        assertThat(value(supply.read(), Signals.UNDER_VOLTAGE)).isEqualTo(0.0);
        assertThat(value(supply.read(), Signals.UNDER_VOLTAGE_EARLIER)).isEqualTo(1.0);

        root.write(ALARM, "-1\n");
        assertThat(value(supply.read(), Signals.UNDER_VOLTAGE)).isEqualTo("failed: is -1; must be 0 or 1");
    }

    @Test
    void theFirmwareRemembersWhatWasBeforeThisProgram() throws Exception {
        root.write("sys/class/hwmon/hwmon1/name", "rpi_volt\n")
                .write(ALARM, "0\n")
                .write(BITS, "10000\n");
        var sensors = root.sensors();
        var firmware = sensors.stream()
                .filter(each -> each.name().equals("firmware"))
                .findFirst()
                .orElseThrow();
        var supply = sensors.stream()
                .filter(each -> each.name().equals("under-voltage"))
                .findFirst()
                .orElseThrow();

        firmware.read();

        assertThat(value(supply.read(), Signals.UNDER_VOLTAGE_EARLIER)).isEqualTo(1.0);
        assertThat(firmware.signals()).noneMatch(signal -> signal.name().equals(Signals.UNDER_VOLTAGE));
    }

    @Test
    void aRaspberryPi5TellsTheVoltageAtItsSocket() throws Exception {
        root.write("proc/device-tree/model", "Raspberry Pi 5 Model B Rev 1.0\0");
        root.commands
                .says(GET_THROTTLED, "throttled=0x0\n")
                .says(
                        "vcgencmd pmic_read_adc",
                        "  VDD_CORE_A current(7)=0.87837000A\n    EXT5V_V volt(24)=5.17100000V\n BATT_V volt(25)=0.00600000V\n");

        assertThat(value(root.sensor("firmware").read(), Signals.SOCKET_VOLTAGE))
                .isEqualTo(5.171);
    }

    @Test
    void aSocketThatIsNotNamedIsUnknown() throws Exception {
        root.write("proc/device-tree/model", "Raspberry Pi Compute Module 5 Rev 1.0\0");
        root.commands.says("vcgencmd pmic_read_adc", "error=1 error_msg=\"Command not registered\"");

        assertThat(value(root.sensor("firmware").read(), Signals.SOCKET_VOLTAGE))
                .isEqualTo("failed: pmic_read_adc says nothing of EXT5V_V");
    }

    @Test
    void powerIsTheSumOverTheRailsThatHaveBoth() {
        var load =
                PmicAdc.of("VDD_CORE_A current(7)=10.87674A\nVDD_CORE_V volt(15)=0.89746V\nHDMI_A current(1)=0.02A\n");

        assertThat(load.rails().orElseThrow()).isCloseTo(9.76, within(0.005));
        assertThat(PmicAdc.of("garbage").rails()).isEmpty();
    }

    @Test
    void anotherMachineIsNotAskedForAnyOfIt() throws Exception {
        root.write("proc/device-tree/model", "Pine64 RockPro64\0");

        assertThat(root.has("firmware")).isFalse();
        assertThat(root.has("under-voltage")).isFalse();
    }

    @Test
    void bitsThatAreNoNumberAreRefused() {
        assertThatThrownBy(() -> ThrottledBits.ofHex("0x")).isInstanceOf(MalformedText.class);
    }
}
