package dev.flightcase.demo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final AtomicLong nanos = new AtomicLong(7);

    @Test
    void isPlainAsciiWhereNobodyLooks() {
        var progress = progress(false);
        nanos.addAndGet(1_240_000_000L);
        progress.step("node", "serves");
        progress.trouble("hub", "died");
        progress.say("ready http://127.0.0.1:8080/");

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "   1.2 s    node          serves\n   1.2 s !  hub           died\nready http://127.0.0.1:8080/\n")
                .matches("\\p{ASCII}*");
    }

    @Test
    void marksForAPerson() {
        progress(true).step("node", "serves");

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("✓", "\u001b[");
    }

    @Test
    void qrCodeHasHalfTheLinesOfItsModules() {
        var lines = QrBlocks.lines("http://192.168.1.20:8080/", true);

        // 25 modules (version 2) and two of quiet zone on each side, two modules to a line.
        assertThat(lines).hasSize(15).allMatch(line -> line.contains("\u001b[30;107m") && line.endsWith("\u001b[0m"));
        assertThat(lines.get(1)).contains("█▀▀▀▀▀█");
    }

    @Test
    void aLogGetsTheQrCodeWithoutColours() {
        assertThat(QrBlocks.lines("http://192.168.1.20:8080/", false))
                .hasSize(15)
                .allMatch(line -> line.matches("[ █▀▄]+"));
    }

    private Progress progress(boolean terminal) {
        return new Progress(new PrintStream(out, true, StandardCharsets.UTF_8), terminal, nanos::get);
    }
}
