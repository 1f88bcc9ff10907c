package dev.flightcase.hub.payments;

import static dev.flightcase.hub.ledger.Journals.batch;
import static dev.flightcase.hub.ledger.Journals.decoded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.contract.commerce.Payment;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.hub.database.Database;
import dev.flightcase.hub.database.RealPostgres;
import dev.flightcase.hub.database.SqlLedger;
import dev.flightcase.hub.database.TestDatabase;
import dev.flightcase.hub.keys.HubKeys;
import dev.flightcase.hub.keys.KeyFolder;
import dev.flightcase.hub.payments.StandInGateway.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is killed with -9 while a payment is on its way: nobody pays twice, and the node hears of it. */
@ExtendWith(RealPostgres.class)
class KilledPaymentsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String NODE = "fc-pay";

    @TempDir
    private Path folder;

    private TestDatabase test;
    private StandInGateway gateway;

    @BeforeEach
    void aSale(TestDatabase fresh) throws IOException {
        test = fresh;
        gateway = new StandInGateway(_ -> Answer.captured());
        var keys = HubKeys.loadOrMake(new KeyFolder(folder.resolve("keys")), new SecureRandom(), Instant.now());
        try (var database = new Database(fresh.address(), 1)) {
            database.open();
            var order = new SealedTokens(keys.tokenKey()).paid(NODE, 1, "tok-secret", SealedTokens.LATE);
            new SqlLedger(database).accept(decoded(batch(NODE, 7, 1, List.of(order))));
        }
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void betweenTheProvidersAnswerAndTheCommit() throws Exception {
        try (var killed = new Hub("stop-after-answer")) {
            killed.await("answered");
        }
        assertThat(gateway.captured()).isEqualTo(1);
        assertThat(test.number("SELECT count(*) FROM payments WHERE state = 0 AND asked"))
                .isEqualTo(1);

        try (var next = new Hub("")) {
            assertCaptured(next);
        }
        assertThat(gateway.requests()).hasSizeGreaterThan(1);
        assertThat(gateway.captured()).as("taken by the provider").isEqualTo(1);
    }

    @Test
    void betweenTheCommitAndTheReceipt() throws Exception {
        try (var killed = new Hub("stop-before-receipt")) {
            killed.await("settled");
        }
        assertThat(test.number("SELECT count(*) FROM payments WHERE state = 1")).isEqualTo(1);

        try (var next = new Hub("")) {
            assertCaptured(next);
        }
        assertThat(gateway.requests()).hasSize(1);
    }

    private static void assertCaptured(Hub hub) throws IOException {
        hub.await("receipt flightcase/v1/tour/" + NODE + "/receipts ");
        var line = hub.line("receipt ").orElseThrow();
        var receipt = Receipt.parseFrom(Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1)));
        assertThat(receipt.getMark()).isEqualTo(1);
        assertThat(receipt.getPaymentsList()).hasSize(1).first().satisfies(payment -> {
            assertThat(payment.getResult()).isEqualTo(Payment.Result.CAPTURED);
            assertThat(payment.getNumber()).isPositive();
        });
        assertThat(hub.output()).noneMatch(printed -> printed.contains("tok-secret"));
    }

    /** {@link PaymentsMain} as a process; closing it is a kill. */
    private final class Hub implements AutoCloseable {
        private final Path log;
        private final Process process;

        Hub(String stop) throws IOException {
            log = Files.createTempFile(folder, "hub", ".log");
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m"));
            command.addAll(List.of("-cp", System.getProperty("java.class.path"), PaymentsMain.class.getName()));
            command.add(folder.resolve("keys").toString());
            var address = test.address();
            command.addAll(List.of(address.url(), address.user(), address.password()));
            command.add(gateway.uri().toString());
            command.add(stop);
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        }

        List<String> output() throws IOException {
            return Files.readAllLines(log);
        }

        Optional<String> line(String beginning) throws IOException {
            return output().stream().filter(line -> line.startsWith(beginning)).findFirst();
        }

        void await(String beginning) {
            Awaitility.await(beginning)
                    .atMost(PATIENCE)
                    .until(() -> line(beginning).isPresent());
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
