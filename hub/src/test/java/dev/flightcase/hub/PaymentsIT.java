package dev.flightcase.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.contract.commerce.Payment;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.contract.commerce.Report;
import dev.flightcase.hub.database.RealPostgres;
import dev.flightcase.hub.database.TestDatabase;
import dev.flightcase.hub.ledger.Journals;
import dev.flightcase.hub.nodes.Speech;
import dev.flightcase.hub.payments.SealedTokens;
import dev.flightcase.hub.payments.StandInGateway;
import dev.flightcase.hub.payments.StandInGateway.Answer;
import dev.flightcase.hub.worker.OrdersNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Payment tokens on their way: from a node's batch over a real hub to a gateway, and back in receipts. */
@ExtendWith(RealPostgres.class)
class PaymentsIT {
    private static final String NODE = "fc-pays";
    private static final long EPOCH = 5;
    private static final Pattern TOKEN_KEY = Pattern.compile("\"token_key\":\"([^\"]+)\"");

    @TempDir
    private Path folder;

    private static Answer answer(String body) {
        return body.contains("\"token\":\"tok-poor-1\"")
                ? new Answer(402, "{\"status\":\"declined\",\"reason\":\"no funds\"}")
                : Answer.captured();
    }

    private static SealedTokens tokens(HubProcess hub) throws Exception {
        var keys = TOKEN_KEY.matcher(hub.get("api/v1/keys").body());
        assertThat(keys.find()).isTrue();
        return new SealedTokens(Base64.getDecoder().decode(keys.group(1)));
    }

    private static List<Payment> awaitPayments(OrdersNode node, int count) {
        await().atMost(HubProcess.PATIENCE).until(() -> node.last(EPOCH).getPaymentsCount() == count);
        return node.last(EPOCH).getPaymentsList();
    }

    @Test
    void whatAGatewaySaysIsInAReceiptThoughNoBatchFollows(TestDatabase database) throws Exception {
        try (var gateway = new StandInGateway(PaymentsIT::answer);
                var hub = HubProcess.ready(folder, database.toml() + gateway.toml());
                var node = new OrdersNode(hub.broker(), NODE);
                var reports = new TestNode(
                        hub.broker(),
                        "spBv1.0/tour/NDEATH/" + NODE,
                        Speech.death(1).bytes())) {
            var tokens = tokens(hub);
            node.send(Journals.batch(
                    NODE,
                    EPOCH,
                    1,
                    List.of(
                            tokens.paid(NODE, 1, "tok-rich-1", SealedTokens.LATE),
                            tokens.paid(NODE, 2, "tok-poor-1", SealedTokens.LATE),
                            tokens.paid(NODE, 3, "tok-late-1", Instant.parse("2020-01-01T00:00:00Z")),
                            tokens.training(NODE, 4, "tok-training-1"),
                            tokens.paid(NODE, 5, "tok-void-1", SealedTokens.LATE),
                            SealedTokens.voids(NODE, 6, 5))));

            var told = awaitPayments(node, 4);

            assertThat(told)
                    .extracting(Payment::getResult)
                    .containsExactlyInAnyOrder(
                            Payment.Result.CAPTURED,
                            Payment.Result.DECLINED,
                            Payment.Result.EXPIRED,
                            Payment.Result.CAPTURED);
            assertThat(told).extracting(Payment::getReason).contains("no funds", "training: nothing was charged");
            assertThat(gateway.requests()).hasSize(2);
            assertThat(hub.get("api/v1/payments").body())
                    .contains("\"captured\":1,\"declined\":1,\"expired\":1,\"voided\":1,\"unsure\":0,\"refund\":0")
                    .contains("\"reason\":\"no funds\"")
                    .doesNotContain("tok-");
            assertThat(hub.get("api/v1/payments?which=open").body())
                    .contains("no funds")
                    .doesNotContain("training: ");
            assertThat(hub.get("api/v1/payments?which=none").statusCode()).isEqualTo(400);

            reports.publish(
                    "flightcase/v1/tour/" + NODE + "/reports",
                    Report.newBuilder()
                            .setNode(NODE)
                            .setEpoch(EPOCH)
                            .setPaymentsThrough(told.getLast().getNumber())
                            .build()
                            .toByteArray());
            await().atMost(HubProcess.PATIENCE)
                    .until(() -> database.number("SELECT max(through) FROM payment_books")
                            == told.getLast().getNumber());
            node.send(Journals.run(NODE, EPOCH, 7, 7));
            await().atMost(HubProcess.PATIENCE).until(() -> node.mark(EPOCH) == 7);
            assertThat(node.last(EPOCH)).extracting(Receipt::getPaymentsCount).isEqualTo(0);
            assertThat(hub.output()).doesNotContain("tok-").doesNotContain(StandInGateway.SECRET);
        }
    }

    @Test
    void withoutAGatewayATokenWaitsAndThePageSaysSo(TestDatabase database) throws Exception {
        try (var hub = HubProcess.ready(folder, database);
                var node = new OrdersNode(hub.broker(), NODE)) {
            node.send(Journals.batch(
                    NODE, EPOCH, 1, List.of(tokens(hub).paid(NODE, 1, "tok-rich-1", SealedTokens.LATE))));

            await().atMost(HubProcess.PATIENCE)
                    .until(() -> hub.get("api/v1/payments").body().contains("[payments.pay]"));
            assertThat(hub.get("api/v1/payments").body()).contains("\"waiting\":1");
            assertThat(node.last(EPOCH).getPaymentsCount()).isZero();
        }
    }
}
