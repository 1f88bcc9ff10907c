package dev.flightcase.hal.vedirect;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.emulator.HexFlood;
import dev.flightcase.hal.emulator.LineNoise;
import dev.flightcase.hal.emulator.SpokenCharger;
import dev.flightcase.hal.emulator.SpokenMonitor;
import dev.flightcase.hal.emulator.VeDirectText;
import dev.flightcase.hal.emulator.VeField;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A bad line: each block that comes whole is taken, and of the others none that its sum gives away. */
class VeDirectNoiseTest {

    /** What a HEX message is, once more and otherwise than in the parser. */
    private static final Pattern HEX = Pattern.compile(":[^\\r\\n]*(\\n|(?=\\r)|$)");

    private static final long SEED = 20261122;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final HeardBlocks heard = new HeardBlocks();
    private final HeardBlocks clean = new HeardBlocks();

    private int whole;
    private int onlyHexChanged;
    private int changed;
    private int unseenBySum;
    private int taken;
    private int wrong;

    @Test
    void onePercentOfBytesChanged() {
        play(200_000, new LineNoise.Shares(0.01, 0, 0));

        assertThat(changed).isGreaterThan(100_000);
        assertThat(whole + onlyHexChanged).isGreaterThan(20_000);
        // About one in 256 of the changed ones, less those with a single change, which the sum always sees.
        assertThat(unseenBySum).isBetween(changed / 1024, changed / 256);
        assertThat(taken).as("blocks taken though their text changed").isLessThan(unseenBySum / 20);
        assertThat(wrong).as("seed %d: blocks with a wrong value", SEED).isZero();
    }

    @Test
    void bytesChangedLostAndAdded() {
        play(50_000, new LineNoise.Shares(0.004, 0.003, 0.003));

        assertThat(whole).isGreaterThan(5_000);
        assertThat(wrong).as("seed %d: blocks with a wrong value", SEED).isZero();
    }

    private void play(int blocks, LineNoise.Shares shares) {
        var noise = new LineNoise(shares, random);
        var flood = new HexFlood(0.002, random);
        var truths = new Truths();
        for (int i = 0; i < blocks; i++) {
            var sent = VeDirectText.block(truths.next(i));
            var flooded = flood.into(sent);
            var arrived = noise.over(flooded);
            int before = heard.size();
            hearInPieces(arrived);
            judge(sent, flooded, arrived, before);
        }
    }

    private void judge(byte[] block, byte[] sent, byte[] arrived, int before) {
        var truth = clean.hear(block).last();
        if (endsWithTextOf(sent, arrived)) {
            whole++;
            assertThat(heard.size()).as("seed %d: a whole block", SEED).isGreaterThan(before);
            assertThat(heard.last()).isEqualTo(truth);
            return;
        }
        var text = text(arrived);
        if (text.endsWith(new String(block, ISO_8859_1))) {
            onlyHexChanged++;
            return;
        }
        changed++;
        unseenBySum += sumHolds(text) ? 1 : 0;
        if (heard.size() > before) {
            taken++;
            assertThat(sumHolds(text) || sent.length != arrived.length)
                    .as(
                            "seed %d: %s taken, so its sum holds",
                            SEED, HexFormat.of().formatHex(arrived))
                    .isTrue();
            boolean agrees = heard.last().entrySet().stream()
                    .allMatch(value -> value.getValue().equals(truth.get(value.getKey())));
            wrong += agrees ? 0 : 1;
        }
    }

    /** Whether all of the text came; what became of a HEX message before it does not matter. */
    private static boolean endsWithTextOf(byte[] sent, byte[] arrived) {
        int before = new String(sent, ISO_8859_1).indexOf('\r');
        int text = sent.length - before;
        return arrived.length >= text
                && Arrays.equals(sent, before, sent.length, arrived, arrived.length - text, arrived.length);
    }

    private void hearInPieces(byte[] bytes) {
        int from = 0;
        while (from < bytes.length) {
            int length = Math.min(1 + random.nextInt(64), bytes.length - from);
            heard.parser().accept(bytes, from, length);
            from += length;
        }
    }

    /** Without HEX messages; the last byte is a checksum and begins none. */
    private static String text(byte[] arrived) {
        var all = new String(arrived, ISO_8859_1);
        int last = Math.max(0, all.length() - 1);
        return HEX.matcher(all.substring(0, last)).replaceAll("") + all.substring(last);
    }

    private static boolean sumHolds(String text) {
        int from = text.indexOf("\r\n");
        return from >= 0 && text.substring(from).chars().sum() % 256 == 0;
    }

    /** Blocks of a charger and of a battery monitor by turns, and what a clean line makes of each. */
    private static final class Truths {

        private final SplittableRandom day = new SplittableRandom(SEED + 1);

        List<VeField> next(int i) {
            double volts = 11 + 3 * day.nextDouble();
            var monitor = new SpokenMonitor(
                    volts, 20 * day.nextDouble() - 10, 50 + 40 * day.nextDouble(), 30, day.nextInt(4000));
            return switch (i % 3) {
                case 0 ->
                    new SpokenCharger(
                                    "HQ1328Y6TF6", volts, 9 * day.nextDouble(), 33.5, day.nextInt(200), 0.4, 3, i % 900)
                            .fields();
                case 1 -> monitor.fields();
                default -> monitor.history();
            };
        }
    }
}
