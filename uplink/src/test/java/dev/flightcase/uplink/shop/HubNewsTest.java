package dev.flightcase.uplink.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.Allotments;
import dev.flightcase.contract.commerce.CatalogNews;
import dev.flightcase.contract.commerce.CommandResult.Outcome;
import dev.flightcase.contract.commerce.NodeConfiguration;
import dev.flightcase.contract.commerce.Payment;
import dev.flightcase.contract.commerce.PushNow;
import dev.flightcase.contract.commerce.Report;
import dev.flightcase.contract.commerce.ResendFrom;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.CommerceConfig;
import dev.flightcase.uplink.wire.HubSide;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the hub sends down, and what is reported of it. */
class HubNewsTest {
    private Stage stage = Stage.with(3);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aCatalogIsHandedOn() {
        stage.online();
        stage.arrive("catalog", stage.hub.signed("CatalogNews", catalog()));

        assertThat(stage.news.catalogs)
                .singleElement()
                .satisfies(news -> assertThat(news.revision()).isEqualTo(4));
        assertThat(stage.status().lanes().catalog().messages()).isEqualTo(1);
    }

    @Test
    void whatAnotherSignedIsPutAside() {
        stage.online();
        stage.arrive("catalog", new HubSide().signed("CatalogNews", catalog()));

        assertThat(stage.news.catalogs).isEmpty();
        assertThat(stage.status().trouble().lastDeadLetter())
                .isEqualTo("catalog: is signed by a key that this node does not know");
    }

    @Test
    void allotmentsAreTakenAndReported() {
        var channel = stage.online();
        stage.arrive("allotments", stage.hub.signed("Allotments", allotments(7)));
        channel.deliverReport();
        stage.after(Reports.GAP);

        assertThat(stage.news.allotments).hasSize(1);
        assertThat(lastReport().getAllotments().getVersion()).isEqualTo(2);
    }

    @Test
    void allotmentsOfAnotherEpochAreNotOurs() {
        stage.online();
        stage.arrive("allotments", stage.hub.signed("Allotments", allotments(6)));

        assertThat(stage.news.allotments).isEmpty();
    }

    @Test
    void aReceiverThatFailsHoldsUpNothing() {
        stage.news.fails = true;
        var channel = stage.online();
        stage.arrive("catalog", stage.hub.signed("CatalogNews", catalog()));
        stage.command(1, command -> command.setConfiguration(NodeConfiguration.newBuilder()));
        stage.receipt(3);
        report(channel);

        assertThat(stage.outbox.done()).isEqualTo(3);
        assertThat(channel.acknowledged()).hasSize(3);
        assertThat(lastReport().getCommands(0).getOutcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void settingsAreTakenOnceAndReported() {
        var channel = stage.online();
        for (int i = 0; i < 3; i++) {
            stage.command(
                    1,
                    command -> command.setConfiguration(
                            NodeConfiguration.newBuilder().setName("Left")));
        }
        report(channel);

        assertThat(stage.news.configurations).hasSize(1);
        assertThat(lastReport().getCommandsList())
                .extracting(one -> one.getOutcome())
                .containsOnly(Outcome.DONE);
    }

    @Test
    void whatBecameOfACommandAfterAllIsReportedAndRemembered() {
        var channel = stage.online();
        stage.command(
                1,
                command ->
                        command.setConfiguration(NodeConfiguration.newBuilder().setName("Left")));
        report(channel);
        stage.mailbox.answer(new UUID(1, 1), new CommandOutcome.Refused("it did not work"));
        stage.step();
        report(channel);
        stage.command(
                1,
                command ->
                        command.setConfiguration(NodeConfiguration.newBuilder().setName("Left")));
        report(channel);

        assertThat(channel.reports())
                .flatExtracting(report -> report.getCommandsList())
                .extracting(one -> one.getOutcome())
                .startsWith(Outcome.DONE)
                .endsWith(Outcome.REFUSED)
                .containsSubsequence(Outcome.DONE, Outcome.REFUSED, Outcome.REFUSED);
        assertThat(stage.news.configurations).hasSize(1);
    }

    @Test
    void aCommandThatComesTooLateIsNotDone() {
        var channel = stage.online();
        stage.command(
                1,
                command -> command.setExpiresAt(stage.now().toEpochMilli() - 1)
                        .setConfiguration(NodeConfiguration.getDefaultInstance()));
        report(channel);

        assertThat(stage.news.configurations).isEmpty();
        assertThat(lastReport().getCommands(0).getOutcome()).isEqualTo(Outcome.TOO_LATE);
    }

    @Test
    void aCommandOfANewerHubIsReportedAsUnknown() {
        var channel = stage.online();
        stage.command(1, _ -> {});
        report(channel);

        assertThat(lastReport().getCommands(0).getOutcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void aHubThatForgotGetsItAgainAndReceiptsOfItsPastDoNotCount() {
        var channel = stage.online();
        stage.receipt(3);
        stage.after(Duration.ofSeconds(1));
        stage.command(
                1,
                command -> command.setResendFrom(
                        ResendFrom.newBuilder().setEpoch(7).setSequence(2)));

        assertThat(stage.outbox.done()).isEqualTo(1);
        assertThat(channel.spans()).containsExactly("1-3", "2-3");

        stage.receipt(3, old -> old.setIssuedAt(stage.now().minusSeconds(1).toEpochMilli()));
        assertThat(stage.outbox.done()).isEqualTo(1);
        stage.receipt(3);
        assertThat(stage.outbox.done()).isEqualTo(3);
    }

    @Test
    void askingTwiceForThePastSendsItOnce() {
        var channel = stage.online();
        stage.receipt(3);
        for (int id = 1; id <= 2; id++) {
            stage.command(
                    id,
                    command -> command.setResendFrom(
                            ResendFrom.newBuilder().setEpoch(7).setSequence(2)));
        }

        assertThat(channel.spans()).containsExactly("1-3", "2-3");
    }

    @Test
    void whatCanNotBeSentAgainIsRefused() {
        var channel = stage.online();
        stage.command(
                1,
                command -> command.setResendFrom(
                        ResendFrom.newBuilder().setEpoch(5).setSequence(2)));
        stage.command(
                2,
                command -> command.setResendFrom(
                        ResendFrom.newBuilder().setEpoch(7).setSequence(4)));
        report(channel);

        assertThat(lastReport().getCommandsList())
                .extracting(one -> one.getOutcome())
                .containsExactly(Outcome.REFUSED, Outcome.REFUSED);
    }

    @Test
    void paymentsAreReportedOnceTheyAreOnDisk() {
        var channel = stage.online();
        stage.receipt(3, receipt -> receipt.addPayments(payment(5)));
        report(channel);

        assertThat(stage.outbox.settled().getFirst().payments()).hasSize(1);
        assertThat(lastReport().getPaymentsThrough()).isEqualTo(5);
    }

    @Test
    void paymentsThatAreSaidAgainAreReportedAgain() {
        var channel = stage.online();
        stage.receipt(3, receipt -> receipt.addPayments(payment(5)));
        report(channel);
        int reports = channel.reports().size();
        stage.receipt(3, receipt -> receipt.addPayments(payment(5)));
        report(channel);
        assertThat(channel.reports()).hasSize(reports);
        stage.after(Reports.REPEAT);
        stage.receipt(3, receipt -> receipt.addPayments(payment(5)));

        assertThat(channel.reports()).hasSize(reports + 1);
        assertThat(stage.outbox.settled()).hasSize(1);
    }

    @Test
    void resultsThatTheBrokerNeverConfirmedAreSaidAgain() {
        stage.online();
        stage.command(1, command -> command.setPushNow(PushNow.getDefaultInstance()));
        stage.channels.channel().deliverReport();
        stage.after(Reports.GAP);
        stage.channels.channel().listener().lost("reset");
        stage.step();
        stage.after(Duration.ofSeconds(1));
        stage.online();

        assertThat(lastReport().getCommandsList()).hasSize(1);
    }

    @Test
    void pushNowOverridesTheSchedule() {
        stage.close();
        var sending = new CommerceConfig.Sending(16, Duration.ofSeconds(30), Duration.ofHours(1));
        stage = new Stage(Stage.config(sending, CommerceConfig.Metering.DEFAULT), 3);
        var channel = stage.online();
        stage.receipt(3);
        stage.outbox.grow(1);
        stage.step();
        assertThat(channel.spans()).containsExactly("1-3");

        stage.command(1, command -> command.setPushNow(PushNow.getDefaultInstance()));

        assertThat(channel.spans()).containsExactly("1-3", "4-4");
    }

    /** Confirms a report that is under way, and lets the next one go. */
    private void report(FakeChannels.FakeChannel channel) {
        channel.deliverAll();
        stage.after(Reports.GAP);
        channel.deliverReport();
        stage.step();
    }

    private Report lastReport() {
        return stage.channels.channel().reports().getLast();
    }

    private static CatalogNews catalog() {
        return CatalogNews.newBuilder()
                .setNode(Stage.NODE)
                .setRevision(4)
                .setManifest(ByteString.copyFrom(new byte[32]))
                .setManifestBytes(100)
                .addSources("https://hub.example/assets/")
                .build();
    }

    private static Allotments allotments(long epoch) {
        return Allotments.newBuilder()
                .setNode(Stage.NODE)
                .setEpoch(epoch)
                .setEventKey("summer-tour")
                .setVersion(2)
                .build();
    }

    private static Payment payment(long number) {
        return Payment.newBuilder()
                .setNumber(number)
                .setOrder(Stage.id(1))
                .setResult(Payment.Result.CAPTURED)
                .build();
    }
}
