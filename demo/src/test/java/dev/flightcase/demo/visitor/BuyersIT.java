package dev.flightcase.demo.visitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.demo.client.Http;
import dev.flightcase.demo.client.OperatorDesk;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuyersIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final FakeNode node = node();
    private final Http http = new Http(Duration.ofSeconds(5));
    private final Buyers buyers = new Buyers(http, node.base(), new OperatorDesk(http, node.base(), FakeNode.PIN), 3);

    @BeforeEach
    void seedIsFixed() {
        assertThat(node.orders).isEmpty();
    }

    @AfterEach
    void close() {
        http.close();
        node.close();
    }

    @Test
    void buysOnlyWhatIsOnSaleAndChecksThatItIsThere() throws Exception {
        buyers.start(3);
        await().atMost(PATIENCE).until(() -> node.orders.size() >= 4);
        buyers.stop(PATIENCE);

        var report = buyers.report();
        assertThat(report.sold()).isEqualTo(node.orders.size());
        assertThat(report.seen()).isEqualTo(report.checked()).isEqualTo(node.orders.size());
        assertThat(report.errors()).isZero();
        assertThat(node.orders.values()).allSatisfy(order -> {
            assertThat(order.at("sku").text()).isEqualTo("LP-1");
            assertThat(order.at("quantity").number(0)).isEqualTo(1);
            assertThat(order.at("given").number(0)).isEqualTo(3000);
        });
        assertThat(new HashSet<>(node.keys)).hasSameSizeAs(node.keys).allMatch(key -> key.matches("\"[0-9a-f-]{36}\""));
        assertThat(node.phones)
                .contains("Buyer 1", "Buyer 2", "Buyer 3", "Inventory")
                .hasSize(4);
        // The catalog is read once by each buyer, two pages; then 304.
        assertThat(node.catalogReads.get()).isEqualTo(6);
    }

    @Test
    void triesAgainWithTheSameKeyUntilItIsAnswered() throws Exception {
        node.troubles.addAll(List.of(503, 0, 503));
        buyers.start(1);
        await().atMost(PATIENCE).until(() -> !node.orders.isEmpty());
        buyers.stop(PATIENCE);

        var report = buyers.report();
        assertThat(report.sold()).isEqualTo(1);
        assertThat(report.retries()).isEqualTo(3);
        assertThat(report.errors()).isZero();
        assertThat(node.keys).hasSize(4).containsOnly(node.keys.element());
    }

    @Test
    void tellsRefusalsFromErrors() throws Exception {
        node.troubles.addAll(List.of(409, 422));
        buyers.start(1);
        await().atMost(PATIENCE).until(() -> !node.orders.isEmpty());
        buyers.stop(PATIENCE);

        var report = buyers.report();
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.errors()).isEqualTo(1);
        assertThat(report.firstError()).isEqualTo("order answered with 422 Trouble");
    }

    @Test
    void whoIsNotLetInIsAnError() throws Exception {
        node.closed = true;
        buyers.start(1);
        await().atMost(PATIENCE).until(() -> buyers.report().errors() == 1);
        buyers.stop(PATIENCE);

        assertThat(buyers.report().firstError())
                .isEqualTo("there was no code for a phone: 429 Too many codes are open");
        assertThat(node.orders).isEmpty();
    }

    @Test
    void seesThatAnAcknowledgedOrderIsGone() throws Exception {
        node.forgetful = true;
        buyers.start(1);
        await().atMost(PATIENCE).until(() -> !node.orders.isEmpty());
        buyers.stop(PATIENCE);

        assertThat(buyers.report().checked()).isEqualTo(1);
        assertThat(buyers.report().seen()).isZero();
    }

    private static FakeNode node() {
        try {
            return new FakeNode();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
