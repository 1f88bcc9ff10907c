package dev.flightcase.hal.vedirect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.emulator.HexFlood;
import dev.flightcase.hal.emulator.SpokenCharger;
import dev.flightcase.hal.emulator.SpokenMonitor;
import dev.flightcase.hal.emulator.VeDirectText;
import dev.flightcase.hal.emulator.VeField;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Worked examples of Victron's VE.Direct text and HEX protocol, and lines like recorded ones. */
class VeDirectExamplesTest {

    private final HeardBlocks heard = new HeardBlocks();

    /** VE.Direct text: charger in bulk, 12.80 V, 15.0 A, 130 W from the panel, 0.45 kWh today. */
    @Test
    void chargerInBulk() {
        var text = "\r\nPID\t0xA042\r\nV\t12800\r\nI\t15000\r\nVPV\t3350\r\nPPV\t130\r\nCS\t3\r\nMPPT\t2\r\nERR\t0"
                + "\r\nH20\t45\r\nChecksum\t\u00E8";

        heard.hear(text.getBytes(ISO_8859_1));

        assertThat(heard.size()).isOne();
        assertThat(heard.last())
                .containsEntry(VeLabel.PID, 0xA042L)
                .containsEntry(VeLabel.V, 12_800L)
                .containsEntry(VeLabel.I, 15_000L)
                .containsEntry(VeLabel.VPV, 3_350L)
                .containsEntry(VeLabel.PPV, 130L)
                .containsEntry(VeLabel.CS, 3L)
                .containsEntry(VeLabel.MPPT, 2L)
                .containsEntry(VeLabel.ERR, 0L)
                .containsEntry(VeLabel.H20, 45L)
                .hasSize(9);
    }

    /** BMV-700: 12.065 V, -7.626 A, 83.9 %, 15 h 42 min; its checksum is {@code m}. */
    @Test
    void batteryMonitorDischarging() {
        var text = "\r\nPID\t0x203\r\nV\t12065\r\nI\t-7626\r\nP\t-92\r\nCE\t-65476\r\nSOC\t839\r\nTTG\t942"
                + "\r\nAlarm\tOFF\r\nRelay\tOFF\r\nAR\t0\r\nBMV\t700\r\nFW\t0308\r\nChecksum\tm";

        heard.hear(text.getBytes(ISO_8859_1));

        assertThat(heard.size()).isOne();
        assertThat(heard.last())
                .containsEntry(VeLabel.V, 12_065L)
                .containsEntry(VeLabel.I, -7_626L)
                .containsEntry(VeLabel.P, -92L)
                .containsEntry(VeLabel.CE, -65_476L)
                .containsEntry(VeLabel.SOC, 839L)
                .containsEntry(VeLabel.TTG, 942L)
                .containsEntry(VeLabel.ALARM, 0L);
        assertThat(heard.counts().unknownLabels()).isZero();
    }

    /** SmartSolar at night is well: off, 10 mV at the panel, 10 mA out of the battery. */
    @Test
    void chargerAtNight() {
        heard.hear(VeDirectText.block(List.of(
                new VeField("PID", "0xA060"),
                VeField.of("V", 12_810),
                VeField.of("I", -10),
                VeField.of("VPV", 10),
                VeField.of("PPV", 0),
                VeField.of("CS", 0))));

        assertThat(heard.last()).containsEntry(VeLabel.I, -10L).containsEntry(VeLabel.CS, 0L);
    }

    /** VE.Direct HEX: registers of a charger, each value in the unit of its register. */
    @ParameterizedTest
    @CsvSource({
        "A0102000345,   0x0201, 3,      1",
        "ABCED005AA10000A7, 0xEDBC, 41306, 0.01",
        "ABBED007A2801, 0xEDBB, 10362,  0.01",
        "ADBED00CD0AAC, 0xEDDB, 2765,   0.01",
    })
    void hexMessagesOfACharger(String digits, int register, long value) {
        var message = HexMessage.read(digits).orElseThrow();

        assertThat(message.command()).isEqualTo(0xA);
        assertThat(message.register()).isEqualTo(register);
        assertThat(message.flags()).isZero();
        assertThat(message.value()).isEqualTo(value);
        assertThat(message.written()).isEqualTo(":" + digits + "\n");
        heard.hear(message.written().getBytes(ISO_8859_1));
        assertThat(heard.counts().hexMessages()).isOne();
    }

    /** VE.Direct HEX: a ping has no register, and its sum holds; one digit off does not. */
    @Test
    void hexPingAndItsDamage() {
        heard.hear(":154\n".getBytes(ISO_8859_1), ":155\n".getBytes(ISO_8859_1));

        assertThat(heard.counts().hexMessages()).isOne();
        assertThat(heard.counts().hexBroken()).isOne();
        assertThat(HexMessage.read("154")).isEmpty();
    }

    /**
     * As in a recorded BlueSolar: 248 blocks, the first one cut, seven with a HEX message in their text. Who
     * only sums accepts 240, and a HEX message between blocks would cost more.
     */
    @Test
    void lineOfAChargerWithHexInSevenBlocks() {
        var flood = new HexFlood(0.01, new Random(1));
        var line = new ByteArrayOutputStream();
        for (int i = 0; i < 248; i++) {
            var block = VeDirectText.block(charger(i).fields());
            if (i == 0) {
                block = Arrays.copyOfRange(block, 37, block.length);
            } else if (i % 33 == 0) {
                block = spoken(flood, block);
            }
            line.writeBytes(block);
        }

        heard.hear(line.toByteArray());

        assertThat(acceptedBySumAlone(line.toByteArray())).isEqualTo(240);
        assertThat(heard.size()).isEqualTo(247);
        assertThat(heard.counts().cut()).isOne();
    }

    /** As in a recorded SmartSolar: 494 blocks, the first one cut, one with HEX in it. */
    @Test
    void lineOfAChargerWithHexInOneBlock() {
        var line = new ByteArrayOutputStream();
        for (int i = 0; i < 494; i++) {
            var block = VeDirectText.block(charger(i).fields());
            block = i == 0 ? Arrays.copyOfRange(block, 100, block.length) : block;
            line.writeBytes(i == 200 ? spoken(new HexFlood(0.02, new Random(6)), block) : block);
        }

        heard.hear(line.toByteArray());

        assertThat(acceptedBySumAlone(line.toByteArray())).isEqualTo(492);
        assertThat(heard.size()).isEqualTo(493);
    }

    /** As in a recorded BMV-702: 906 blocks, two kinds by turns, all whole; minutes to go that swing. */
    @Test
    void lineOfABatteryMonitor() {
        var random = new Random(3);
        for (int i = 0; i < 453; i++) {
            double amperes = -2.6 - 5 * random.nextDouble();
            int minutes = (int) Math.round(-8_900 / amperes * 60 / 60);
            var monitor = new SpokenMonitor(12.065, amperes, 83.7 + random.nextInt(3) / 10.0, 65.476, minutes);
            heard.hear(VeDirectText.block(monitor.fields()), VeDirectText.block(monitor.history()));
        }

        assertThat(heard.size()).isEqualTo(906);
        assertThat(heard.counts().badSums()).isZero();
        assertThat(heard.last()).containsKey(VeLabel.H1).doesNotContainKey(VeLabel.V);
    }

    private static SpokenCharger charger(int i) {
        return new SpokenCharger("HQ1328Y6TF6", 12.6 + i % 9 / 100.0, 3 + i % 7 / 10.0, 33.5, 45 + i % 13, 0.4, 3, i);
    }

    private static byte[] spoken(HexFlood flood, byte[] block) {
        byte[] flooded;
        do {
            flooded = flood.into(block);
        } while (flooded.length == block.length);
        return flooded;
    }

    /** What most programs do: all bytes up to and with each checksum byte. */
    private static int acceptedBySumAlone(byte[] line) {
        var text = new String(line, ISO_8859_1);
        int accepted = 0;
        int from = 0;
        for (int at = text.indexOf("Checksum\t"); at >= 0; at = text.indexOf("Checksum\t", from)) {
            int end = at + "Checksum\t".length() + 1;
            accepted += text.substring(from, end).chars().sum() % 256 == 0 ? 1 : 0;
            from = end;
        }
        return accepted;
    }
}
