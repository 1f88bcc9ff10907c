package dev.flightcase.bench.hal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ProcessFiguresTest {

    @Test
    void whatAProcessSaysIsRead() throws IOException {
        var said = new ProcessFigures(
                new ProcessFigures.Heap(4_500_000, 9_000_000, 2, 3),
                380_000.5,
                13,
                11.5,
                42,
                0.975,
                "gauge: no answer");
        var properties = new Properties();
        properties.load(new StringReader(String.join("\n", said.lines())));

        assertThat(ProcessFigures.read(properties)).isEqualTo(said);
    }

    @Test
    void threadsOfLikeNamesAreOfOneKind() {
        assertThat(TaskCpu.kind("sensor-read-3\n")).isEqualTo("sensor-read-*");
        assertThat(TaskCpu.kind("GC Thread#0\n")).isEqualTo("GC Thread-*");
        assertThat(TaskCpu.kind("network\n")).isEqualTo("network");
    }

    @Test
    void theResolverKnowsTheHubAndNobodyElse() {
        assertThat(answer("\u0003hub\u0007example\u0000").getShort(6))
                .as("answers")
                .isEqualTo((short) 1);
        var stranger = answer("\u0004abcd\u0003hub\u0007example\u0000");
        assertThat(stranger.getShort(6)).isZero();
        assertThat(stranger.get(3) & 0xF).as("NXDOMAIN").isEqualTo(3);
    }

    private static ByteBuffer answer(String name) {
        var question = ByteBuffer.allocate(64).put(new byte[12]).put(name.getBytes(StandardCharsets.US_ASCII));
        return LoopbackHub.answer(question.putInt(0x00010001).flip());
    }
}
