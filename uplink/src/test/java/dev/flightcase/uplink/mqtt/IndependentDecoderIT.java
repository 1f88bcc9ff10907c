package dev.flightcase.uplink.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.Backoff;
import dev.flightcase.uplink.CountingSequence;
import dev.flightcase.uplink.LinkTiming;
import dev.flightcase.uplink.Metric;
import dev.flightcase.uplink.MetricType;
import dev.flightcase.uplink.MetricValue;
import dev.flightcase.uplink.UplinkConfig;
import dev.flightcase.uplink.sparkplug.Heartbeat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What went over a real broker, read by Eclipse Tahu in a process of its own (see {@code src/test/tahu/Decoder.java}). */
class IndependentDecoderIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant AT = Instant.ofEpochMilli(1_795_284_000_123L);

    @TempDir
    private Path folder;

    private final AtomicInteger load = new AtomicInteger(-7);

    @Test
    void anotherImplementationReadsTheSameNamesTypesAndValues() throws Exception {
        String hex;
        try (var broker = Mosquitto.started(folder);
                var witness = new Witness(broker.uri())) {
            try (var _ = started(broker)) {
                await().atMost(PATIENCE).until(() -> witness.types().contains("NBIRTH"));
                load.set(50);
                await().atMost(PATIENCE).until(() -> witness.types().contains("NDATA"));
            }
            await().atMost(PATIENCE).until(() -> witness.types().contains("NDEATH"));
            assertThat(witness.types()).startsWith("NBIRTH", "NDATA", "NDEATH");
            hex = witness.seen().stream().limit(3).map(Witness.Seen::hex).collect(Collectors.joining("\n"));
        }

        var lines = decode(hex);

        assertThat(lines)
                .filteredOn(line -> line.startsWith("payload"))
                .extracting(line -> line.split("\\|", -1)[1])
                .containsExactly("0", "1", "null");
        assertThat(lines.stream().map(line -> line.replaceFirst("\\|\\d{13}\\|", "|*|")))
                .contains(
                        "metric|host/load|Int32|-7|*|%",
                        "metric|host/uptime|Int64|-1|*|null",
                        "metric|host/heat|Double|41.5|*|null",
                        "metric|power/charging|Boolean|true|*|null",
                        "metric|stall/name|String|Größe|*|null",
                        "metric|power/charge|Double|null|*|null",
                        "metric|Node Control/Rebirth|Boolean|false|*|null",
                        "metric|host/load|Int32|50|*|null")
                .filteredOn(line -> line.startsWith("metric|bdSeq"))
                .containsExactly("metric|bdSeq|Int64|0|*|null", "metric|bdSeq|Int64|0|*|null");
        assertThat(lines).contains("metric|host/load|Int32|-7|" + AT.toEpochMilli() + "|%");
    }

    private static List<String> decode(String hex) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-Dstdout.encoding=UTF-8", "-cp", "target/tahu/*", "src/test/tahu/Decoder.java")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(Files.writeString(Path.of("target", "tahu-input.hex"), hex + "\n")
                        .toFile())
                .start();
        var lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as("exit of the decoder").isZero();
        return lines;
    }

    private Heartbeat started(Mosquitto broker) {
        var config = new UplinkConfig(
                List.of(broker.uri()), "flightcase", Duration.ofMillis(100), LinkTiming.DEFAULT, Backoff.DEFAULT);
        var heartbeat = new Heartbeat(
                config, "fc-abc", this::sample, new CountingSequence(), new PahoTransport(), Ambient.system());
        heartbeat.start();
        return heartbeat;
    }

    private List<Metric> sample() {
        return List.of(
                new Metric("host/load", MetricValue.of(load.get()), AT, Map.of(Metric.UNIT, "%")),
                new Metric("host/uptime", MetricValue.of(-1L), AT),
                new Metric("host/heat", MetricValue.of(41.5), AT),
                new Metric("power/charging", MetricValue.of(true), AT),
                new Metric("power/charge", MetricValue.absent(MetricType.DOUBLE), AT),
                new Metric("stall/name", MetricValue.of("Größe"), AT));
    }
}
