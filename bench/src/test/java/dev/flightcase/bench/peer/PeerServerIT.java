package dev.flightcase.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.bench.load.Answer;
import dev.flightcase.bench.load.HttpText;
import dev.flightcase.bench.load.Load;
import dev.flightcase.bench.load.LoadPlan;
import dev.flightcase.bench.load.LoadResult;
import dev.flightcase.bench.load.Pace;
import dev.flightcase.bench.load.Patient;
import dev.flightcase.bench.load.Step;
import dev.flightcase.bench.load.Watch;
import dev.flightcase.bench.stall.NodeApi;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The peers do what they are measured for: as a benchmark of a wrong one would say nothing. */
class PeerServerIT {
    private static final String SKU = "HOT-1";
    private static final String BODY = "{\"lines\":[{\"sku\":\"HOT-1\",\"quantity\":1}],\"ttl_s\":120}";
    private static final int CLIENTS = 8;
    private static final int EACH = 20;
    private static final int STOCK = 100;

    @TempDir
    private Path folder;

    static Stream<Engine> engines() {
        return Stream.of(
                new Engine.TransactionDb(4),
                new Engine.TransactionDbSyncedAfter(4),
                new Engine.Sqlite(1),
                new Engine.Sqlite(4));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void holdsAllThatIsThereAndNotOneMore(Engine engine) throws IOException, InterruptedException {
        try (var server = new PeerServer(engine, folder, SKU, STOCK);
                var api = api(server)) {
            var result = holds(server.port());

            assertThat(result.firstWrong()).isEmpty();
            assertThat(result.okEver()).isEqualTo(STOCK);
            assertThat(result.refused()).isEqualTo(CLIENTS * EACH - STOCK);
            assertThat(api.available()).containsEntry(SKU, 0L);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void theSameKeyGetsTheSameHoldAndNoFurtherUnit(Engine engine) throws IOException, InterruptedException {
        try (var server = new PeerServer(engine, folder, SKU, STOCK);
                var api = api(server)) {
            var first = api.send("POST", "/api/v1/holds", Map.of("Idempotency-Key", "a"), BODY);
            var again = api.send("POST", "/api/v1/holds", Map.of("Idempotency-Key", "a"), BODY);
            var other = api.send("POST", "/api/v1/holds", Map.of("Idempotency-Key", "b"), BODY);

            assertThat(first.status()).isEqualTo(201);
            assertThat(again.json().at("id").text())
                    .isEqualTo(first.json().at("id").text());
            assertThat(other.json().at("id").text())
                    .isNotEqualTo(first.json().at("id").text());
            assertThat(api.available()).containsEntry(SKU, STOCK - 2L);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void whatWasHeldIsHeldAfterARestart(Engine engine) throws IOException, InterruptedException {
        try (var server = new PeerServer(engine, folder, SKU, STOCK);
                var api = api(server)) {
            api.send("POST", "/api/v1/holds", Map.of("Idempotency-Key", "a"), BODY);
        }
        try (var server = new PeerServer(engine, folder, SKU, STOCK - 1);
                var api = api(server)) {
            assertThat(api.available()).containsEntry(SKU, STOCK - 1L);
        }
    }

    @ParameterizedTest
    @MethodSource("engines")
    void anEngineIsItsArgument(Engine engine) {
        assertThat(Engine.parse(engine.argument())).isEqualTo(engine);
    }

    private static NodeApi api(PeerServer server) {
        server.start();
        return new NodeApi(server.port());
    }

    private static LoadResult holds(int port) throws IOException, InterruptedException {
        var plan = LoadPlan.of(port, 1, CLIENTS, Duration.ZERO, Duration.ofSeconds(60));
        return Load.run(
                plan, (number, recorder) -> new Patient(new Some(number), new Pace.Closed(), recorder), Watch.NOTHING);
    }

    /** So many holds of one client. */
    private static final class Some implements Patient.Errand {
        private final int number;
        private int sent;

        Some(int number) {
            this.number = number;
        }

        @Override
        public Step next(long nowNanos) {
            return sent == EACH
                    ? new Step.Done()
                    : new Step.Send(HttpText.write("POST", "/api/v1/holds", "", number + "-" + sent++, BODY));
        }

        @Override
        public Patient.Verdict judge(Answer answer) {
            return switch (answer.status()) {
                case 201 -> Patient.Verdict.OK;
                case 409 -> Patient.Verdict.REFUSED;
                default -> Patient.Verdict.WRONG;
            };
        }
    }
}
