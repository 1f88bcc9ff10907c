package dev.flightcase.hal.vedirect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.emulator.SpokenCharger;
import dev.flightcase.hal.emulator.SpokenMonitor;
import dev.flightcase.hal.emulator.VeDirectText;
import dev.flightcase.hal.emulator.VeField;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VeDirectParserTest {

    private static final byte[] BLOCK =
            VeDirectText.block(new SpokenCharger("HQ1328Y6TF6", 12.8, 15, 33.5, 130, 0.4, 3, 450).fields());
    private static final SpokenMonitor SPOKEN_MONITOR = new SpokenMonitor(12, -3, 80, 20, 900);
    private static final byte[] MONITOR = VeDirectText.block(SPOKEN_MONITOR.fields());
    private static final byte[] HISTORY = VeDirectText.block(SPOKEN_MONITOR.history());

    private final HeardBlocks heard = new HeardBlocks();

    @ParameterizedTest
    @ValueSource(ints = {'\r', '\n', '\t', ':', 0, 255})
    void theChecksumByteMayBeAnyByte(int checksum) {
        var block = blockThatEndsWith(checksum);

        heard.hear(block, BLOCK, block, HISTORY);

        assertThat(heard.size()).isEqualTo(4);
        assertThat(heard.counts().strayBytes()).isZero();
    }

    @Test
    void aHexMessageIsRemovedWhereverItComes() {
        var hex = ":A0102000345\n".getBytes(ISO_8859_1);

        for (int at = 0; at < BLOCK.length; at++) {
            heard.parser().accept(BLOCK, 0, at);
            heard.hear(hex);
            heard.parser().accept(BLOCK, at, BLOCK.length - at);
        }

        // Right before the checksum byte, the colon is taken for the checksum, and then for what it is.
        assertThat(heard.size()).isEqualTo(BLOCK.length - 1);
        assertThat(heard.counts().hexMessages()).isEqualTo(BLOCK.length);
    }

    @Test
    void aBlockMayComeInAnyPieces() {
        for (byte each : BLOCK) {
            heard.hear(new byte[] {each});
        }

        assertThat(heard.size()).isOne();
    }

    @Test
    void anyOneByteChangedIsSeenAndTheNextBlockIsFound() {
        for (int at = 0; at < BLOCK.length; at++) {
            for (int change = 1; change < 256; change++) {
                var changed = BLOCK.clone();
                changed[at] += (byte) change;
                var line = new HeardBlocks().hear(BLOCK, changed, BLOCK);
                assertThat(line.size())
                        .as("byte %d changed to %d", at, changed[at])
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void whateverIsLostTheNextBlockIsFound() {
        findsTheNextBlock(BLOCK, BLOCK);
        findsTheNextBlock(MONITOR, HISTORY);
        findsTheNextBlock(HISTORY, MONITOR);
    }

    private static void findsTheNextBlock(byte[] block, byte[] next) {
        for (int from = 0; from < block.length; from++) {
            for (int to = from + 1; to <= block.length; to++) {
                var line = new HeardBlocks();
                line.parser().accept(block, 0, from);
                line.parser().accept(block, to, block.length - to);
                int before = line.size();
                line.hear(next);
                assertThat(line.size()).as("lost %d to %d", from, to).isEqualTo(before + 1);
            }
        }
    }

    @Test
    void aBlockWithoutItsBeginningIsRefusedEvenWhenItsSumHolds() {
        var half = VeDirectText.block(List.of(VeField.of("V", 12_800), VeField.of("PPV", 130)));

        heard.hear("00\r".getBytes(ISO_8859_1), "\n".getBytes(ISO_8859_1));
        heard.hear(half);

        assertThat(heard.size()).isZero();
        assertThat(heard.counts().cut()).isOne();
    }

    @Test
    void blocksThatOpenWithAnotherLabelAreFoundAfterAnyEnd() {
        var old = VeDirectText.block(List.of(VeField.of("V", 12_800), VeField.of("I", -130)));

        heard.hear(old, old, old);

        assertThat(heard.size()).isEqualTo(2);
    }

    @Test
    void learnsThatAProductHasItsIdInTheMiddle() {
        var odd = VeDirectText.block(List.of(VeField.of("V", 12_800), new VeField("PID", "0xA042")));

        IntStream.range(0, 10).forEach(_ -> heard.hear(odd));

        assertThat(heard.size()).isEqualTo(7);
        assertThat(heard.last()).containsEntry(VeLabel.V, 12_800L).containsEntry(VeLabel.PID, 0xA042L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "V\t100001",
                "V\t-1",
                "V\t12x00",
                "V\t",
                "V\t-",
                "V\t99999999999",
                "SOC\t1001",
                "PID\t0x10000",
                "PID\t41026",
                "PID\t0x",
                "LOAD\tOFF ",
                "LOAD\tO",
                "T\t151",
                "SER#\t",
                "TTG\t-2",
                "I\t--",
                "CS\t256"
            })
    void aValueThatNoDeviceSaysRefusesTheBlock(String line) {
        var label = line.substring(0, line.indexOf('\t'));
        var value = line.substring(line.indexOf('\t') + 1);

        heard.hear(HISTORY, VeDirectText.block(List.of(new VeField(label, value))), BLOCK);

        assertThat(heard.size()).isEqualTo(2);
        assertThat(heard.counts().damaged()).isOne();
    }

    @Test
    void aLabelThatIsThereTwiceRefusesTheBlock() {
        heard.hear(VeDirectText.block(List.of(new VeField("PID", "0x203"), VeField.of("V", 1), VeField.of("V", 2))));

        assertThat(heard.counts().damaged()).isOne();
    }

    @Test
    void noSensorAndNoMinutesAreUndefined() {
        heard.hear(VeDirectText.block(
                List.of(new VeField("PID", "0x203"), new VeField("T", "---"), VeField.of("TTG", -1))));

        assertThat(heard.last())
                .containsEntry(VeLabel.T, VeBlock.UNDEFINED)
                .containsEntry(VeLabel.TTG, VeBlock.UNDEFINED);
    }

    @Test
    void whatANewModelSaysIsPassedOverFromItsSecondBlockOn() {
        var block = VeDirectText.block(
                List.of(new VeField("PID", "0xA389"), new VeField("AC_OUT_VOLTAGE", "23000 V"), VeField.of("MON", 0)));

        heard.hear(block, block, block);

        assertThat(heard.size()).isEqualTo(2);
        assertThat(heard.last()).containsOnlyKeys(VeLabel.PID);
        assertThat(heard.counts().damaged()).isOne();
        assertThat(heard.counts().unknownLabels()).isEqualTo(4);
    }

    @Test
    void aChargersHistoryThatLostADigitOpensNoBlock() {
        var charger = new String(BLOCK, ISO_8859_1).replace("\nH21", "\nH1");

        heard.hear(charger.getBytes(ISO_8859_1), BLOCK);

        assertThat(heard.size()).isOne();
        assertThat(heard.counts().badSums()).isOne();
        assertThat(heard.counts().cut()).isZero();
    }

    @Test
    void endlessLabelsValuesLinesAndHexMessagesAreGivenUp() {
        heard.hear(("\r\n" + "L".repeat(100_000)).getBytes(ISO_8859_1), BLOCK);
        heard.hear(("\r\nV\t" + "1".repeat(100_000)).getBytes(ISO_8859_1), BLOCK);
        heard.hear("\r\nX\t1".repeat(100_000).getBytes(ISO_8859_1), BLOCK);
        heard.hear((":A" + "1".repeat(100_000)).getBytes(ISO_8859_1), BLOCK);

        assertThat(heard.size()).isEqualTo(4);
    }

    @Test
    void forgetsAHalfBlockWhenTheLineWasCut() {
        heard.parser().accept(BLOCK, 0, 60);
        heard.parser().reset();
        heard.hear(BLOCK);

        assertThat(heard.size()).isOne();
    }

    private static byte[] blockThatEndsWith(int checksum) {
        for (int i = 0; i < 256; i++) {
            // Five letters whose sum grows by one.
            var serial = new StringBuilder();
            for (int left = i; serial.length() < 5; left -= Math.min(left, 'z' - 'A')) {
                serial.append((char) ('A' + Math.min(left, 'z' - 'A')));
            }
            var block =
                    VeDirectText.block(List.of(new VeField("PID", "0xA042"), new VeField("SER#", serial.toString())));
            if ((block[block.length - 1] & 0xFF) == checksum) {
                return block;
            }
        }
        throw new IllegalStateException("no block ends with " + checksum);
    }
}
