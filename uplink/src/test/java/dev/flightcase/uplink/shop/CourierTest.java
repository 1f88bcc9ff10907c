package dev.flightcase.uplink.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.contract.commerce.Rejected;
import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.commerce.CommerceConfig;
import dev.flightcase.uplink.commerce.Entries;
import dev.flightcase.uplink.commerce.OutboxEntry;
import dev.flightcase.uplink.commerce.ReceiptNews;
import dev.flightcase.uplink.wire.HubSide;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent when, and what a receipt does. */
class CourierTest {
    private Stage stage = Stage.with(3);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void sendsWhatWaitsAndIsDoneOnlyByTheReceipt() {
        var channel = stage.online();
        channel.deliverAll();
        stage.step();

        assertThat(channel.spans()).containsExactly("1-3");
        assertThat(stage.outbox.done()).isZero();
        assertThat(stage.status().progress().waiting()).isEqualTo(3);
        assertThat(stage.status().progress().oldestWaiting()).isEqualTo(Duration.ofMinutes(10));

        stage.receipt(3);

        assertThat(stage.outbox.done()).isEqualTo(3);
        assertThat(stage.status().progress().inFlight()).isZero();
        assertThat(stage.status().progress().oldestWaiting()).isNull();
        assertThat(stage.status().progress().lastReceipt()).isEqualTo(Duration.ZERO);
        assertThat(stage.status().lanes().orders().acknowledged()).isEqualTo(1);
    }

    @Test
    void asksForAllSubscriptionsAndNoSession() {
        stage.step();

        var request = stage.channels.requests().getFirst();
        assertThat(request.clientId()).isEqualTo("fc-abcdefghij-shop");
        assertThat(request.filters())
                .containsExactly(
                        "flightcase/v1/flightcase/fc-abcdefghij/receipts",
                        "flightcase/v1/flightcase/fc-abcdefghij/catalog",
                        "flightcase/v1/flightcase/fc-abcdefghij/allotments",
                        "flightcase/v1/flightcase/fc-abcdefghij/commands");
        assertThat(request.timing().keepAlive()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aNewEntryGoesAtOnce() {
        var channel = stage.online();
        stage.receipt(3);
        stage.outbox.grow(1);
        stage.mailbox.journalGrew();
        stage.step();

        assertThat(channel.spans()).containsExactly("1-3", "4-4");
    }

    @Test
    void neverMoreOnTheWayThanTheWindow() {
        stage = Stage.with(1_000_000);
        var channel = stage.online();

        assertThat(channel.batches()).hasSize(4);
        for (int i = 0; i < 40; i++) {
            channel.deliverAll();
            stage.receipt(channel.batches().get(i).last());
            assertThat(stage.status().progress().inFlight()).isLessThanOrEqualTo(16);
        }

        assertThat(stage.status().progress().window()).isEqualTo(16);
        assertThat(stage.status().progress().inFlight()).isEqualTo(16);
    }

    @Test
    void neverMoreAtTheBrokerThanItAllowsLessOneForReports() {
        stage = Stage.with(1_000_000);
        var channel = stage.online(3);

        assertThat(channel.batches()).hasSize(2);

        channel.listener().delivered(channel.batches().getFirst().token());
        stage.step();

        assertThat(channel.batches()).hasSize(3);
    }

    @Test
    void aFullLibraryIsAskedOnceMore() {
        stage.step();
        stage.channels.channel().full(1);
        var channel = stage.online();
        assertThat(channel.batches()).isEmpty();

        assertThat(stage.after(Duration.ofMillis(5))).isPositive();
        assertThat(channel.batches()).isEmpty();
        stage.after(Duration.ofMillis(5));

        assertThat(channel.spans()).containsExactly("1-3");
        assertThat(stage.status().progress().inFlight()).isEqualTo(1);
    }

    @Test
    void aLibraryThatStaysFullLosesTheLink() {
        stage.step();
        var channel = stage.channels.channel();
        channel.full(2);
        stage.online();
        channel.full(2);
        stage.after(Duration.ofMillis(10));

        assertThat(channel.abandoned()).isTrue();
        assertThat(stage.status().link())
                .isInstanceOfSatisfying(
                        LinkState.Waiting.class,
                        waiting -> assertThat(waiting.reason()).isEqualTo("too many messages are under way"));
    }

    @Test
    void aLostPubackLosesTheLinkAndTheRestIsSentAgain() {
        var channel = stage.online();
        stage.after(Duration.ofSeconds(9));
        assertThat(channel.abandoned()).isFalse();
        stage.after(Duration.ofSeconds(1));

        assertThat(channel.abandoned()).isTrue();
        stage.after(Duration.ofSeconds(5));
        var next = stage.online();
        assertThat(next).isNotSameAs(channel);
        stage.after(Duration.ofSeconds(2));
        assertThat(next.spans()).containsExactly("1-3");
        assertThat(stage.status().lanes().orders().resent()).isEqualTo(1);
    }

    @Test
    void withoutAReceiptTheOldestGoesAgain() {
        stage = Stage.with(1_000_000);
        var channel = stage.online();
        channel.deliverAll();
        stage.after(Duration.ofSeconds(29));
        assertThat(channel.batches()).hasSize(4);
        stage.after(Duration.ofSeconds(1));

        assertThat(channel.spans()).hasSize(5).last().isEqualTo("1-" + Orders.PROBE_ENTRIES);
        assertThat(stage.status().progress().inFlight()).isEqualTo(1);
        assertThat(stage.status().trouble().receiptTimeouts()).isEqualTo(1);

        channel.deliverAll();
        stage.receipt(Orders.PROBE_ENTRIES);

        assertThat(channel.batches()).hasSizeGreaterThan(6);
    }

    @Test
    void aHubThatStaysSilentCostsTheLinkInEverLongerSteps() {
        stage = Stage.with(1_000);
        var channel = stage.online();
        channel.deliverAll();
        stage.after(Duration.ofSeconds(30));
        channel.deliverAll();
        stage.after(Duration.ofSeconds(30));

        assertThat(channel.abandoned()).isTrue();
        stage.after(Duration.ofSeconds(1));
        var second = stage.online();
        stage.after(Duration.ofSeconds(2));
        second.deliverAll();
        stage.after(Duration.ofSeconds(30));
        second.deliverAll();

        assertThat(second.abandoned()).isFalse();
        stage.after(Duration.ofSeconds(30));
        assertThat(second.abandoned()).isTrue();
    }

    @Test
    void aSilentHubIsLookedForBehindTheNextBroker() {
        var channel = stage.online();
        for (int i = 0; i < 2; i++) {
            channel.deliverAll();
            stage.after(Duration.ofSeconds(30));
        }
        stage.step();

        assertThat(stage.channels.tried())
                .containsExactly(URI.create("mqtt://first:1883"), URI.create("mqtt://second:1883"));
    }

    @Test
    void whatTheBrokerNeverConfirmsIsMissedEvenWhenAllStartedOver() {
        stage = Stage.with(1_000_000);
        var channel = stage.online(3);
        channel.deliverReport();
        stage.receipt(1_000_001);
        assertThat(stage.outbox.epoch()).isEqualTo(8);
        assertThat(channel.batches()).hasSize(2);
        stage.after(Duration.ofSeconds(10));

        assertThat(channel.abandoned()).isTrue();
    }

    @Test
    void anOlderReceiptChangesNothing() {
        stage.online();
        stage.receipt(3);
        stage.receipt(2);

        assertThat(stage.outbox.done()).isEqualTo(3);
        assertThat(stage.status().trouble().ignoredReceipts()).isEqualTo(1);
    }

    @Test
    void aReceiptOfAnotherEpochChangesNothing() {
        stage.online();
        stage.receipt(3, receipt -> receipt.setEpoch(99));

        assertThat(stage.outbox.done()).isZero();
        assertThat(stage.outbox.epoch()).isEqualTo(7);
        assertThat(stage.status().trouble().ignoredReceipts()).isEqualTo(1);
    }

    @Test
    void theSameReceiptTwiceIsOneWrite() {
        stage.online();
        stage.receipt(3);
        stage.receipt(3);

        assertThat(stage.outbox.settled()).hasSize(1);
    }

    @Test
    void ofReceiptsThatCameTogetherTheHighestIsWritten() {
        var channel = stage.online();
        for (long mark : new long[] {1, 3, 2}) {
            channel.arrive("receipts", HubSide.receipt(Stage.NODE, 7, mark, 0), (int) mark);
        }
        stage.step();

        assertThat(stage.outbox.settled()).extracting(ReceiptNews::mark).containsExactly(3L);
        assertThat(channel.acknowledged()).containsExactly(1, 3, 2);
    }

    @Test
    void aMarkBeyondTheJournalMeansRolledBack() {
        var channel = stage.online();
        stage.receipt(3);
        stage.receipt(40);

        assertThat(stage.outbox.epoch()).isEqualTo(8);
        assertThat(stage.outbox.done()).isZero();
        assertThat(channel.batches().getLast().epoch()).isEqualTo(8);
        assertThat(channel.spans()).containsExactly("1-3", "1-3");
        assertThat(stage.status().trouble().epochsRenewed()).isEqualTo(1);

        stage.receipt(3);
        assertThat(stage.outbox.done()).isEqualTo(3);
    }

    @Test
    void forgedMarksDoNotRenewTheEpochOverAndOver() {
        stage.online();
        for (int i = 0; i < 5; i++) {
            stage.receipt(40);
        }
        assertThat(stage.outbox.epoch()).isEqualTo(8);

        stage.channels.channel().listener().lost("reset");
        stage.step();
        stage.after(Settling.RENEWAL_GAP);
        stage.online();
        stage.receipt(40);

        assertThat(stage.outbox.epoch()).isEqualTo(9);
    }

    @Test
    void afterARestartAMarkCountsOnlyAsFarAsItWasSentAgain() {
        stage.outbox.grow(7);
        stage.step();
        stage.channels.channel().arrive("receipts", HubSide.receipt(Stage.NODE, 7, 8, 0), 1);
        stage.online();

        assertThat(stage.outbox.done()).isZero();
        assertThat(stage.channels.channel().spans()).containsExactly("1-10");
        stage.receipt(10);
        assertThat(stage.outbox.done()).isEqualTo(10);
    }

    @Test
    void anOldReceiptForAPlaceThatIsAnotherEntryNowMeansRolledBack() {
        // The hub has 1 to 4 of this journal from before; the card went back to 3 and the fourth order was sold once
        // more.
        stage.online();
        stage.outbox.grow(1);
        stage.step();
        assertThat(stage.channels.channel().spans()).containsExactly("1-3", "4-4");

        stage.receipt(4, receipt -> receipt.setMarkHash(hash(Entries.ofPast(1, 4))));

        assertThat(stage.outbox.epoch()).isEqualTo(8);
        assertThat(stage.outbox.done()).isZero();
        assertThat(stage.channels.channel().spans()).containsExactly("1-3", "4-4", "1-4");
    }

    @Test
    void aMarkWithTheSameEntryCounts() {
        stage.online();
        stage.receipt(3, receipt -> receipt.setMarkHash(hash(Entries.order(3))));

        assertThat(stage.outbox.epoch()).isEqualTo(7);
        assertThat(stage.outbox.done()).isEqualTo(3);
    }

    @Test
    void anotherEntryBelowWhatIsDoneMeansRolledBackToo() {
        stage.online();
        stage.receipt(3);
        stage.receipt(2, receipt -> receipt.setMarkHash(hash(Entries.ofPast(1, 2))));

        assertThat(stage.outbox.epoch()).isEqualTo(8);
        assertThat(stage.outbox.done()).isZero();
    }

    @Test
    void whileANewEpochHasToWaitNothingIsSettled() {
        stage.online();
        stage.receipt(40);
        assertThat(stage.outbox.epoch()).isEqualTo(8);
        stage.receipt(1, receipt -> receipt.setMarkHash(hash(Entries.ofPast(1, 1))));
        stage.receipt(2);
        stage.receipt(3, receipt -> receipt.setMarkHash(hash(Entries.order(3))));

        assertThat(stage.outbox.epoch()).isEqualTo(8);
        assertThat(stage.outbox.done()).isZero();

        stage.after(Settling.RENEWAL_GAP);
        assertThat(stage.outbox.epoch()).isEqualTo(9);
        stage.after(Duration.ofMinutes(1));
        stage.online();
        stage.receipt(3, receipt -> receipt.setMarkHash(hash(Entries.order(3))));
        assertThat(stage.outbox.done()).isEqualTo(3);
    }

    @Test
    void aTakenPlaceIsNotForgottenWhileANewEpochHasToWait() {
        stage.online();
        stage.receipt(40);
        Consumer<Receipt.Builder> taken =
                receipt -> receipt.addRejected(rejected(2, Entries.order(2).id().getLeastSignificantBits()));
        stage.receipt(3, taken);
        stage.receipt(3, taken);

        assertThat(stage.outbox.done()).isZero();
    }

    @Test
    void eachBatchSaysWhatItFollows() {
        var channel = stage.online();
        stage.receipt(2);
        stage.outbox.grow(1);
        stage.step();
        channel.listener().lost("reset");
        stage.step();
        stage.after(Duration.ofMinutes(1));
        var next = stage.online();
        stage.after(Duration.ofSeconds(2));

        assertThat(channel.messages())
                .extracting(OrderBatch::getBefore)
                .containsExactly(ByteString.EMPTY, hash(Entries.order(3)));
        assertThat(next.messages()).extracting(OrderBatch::getBefore).containsExactly(hash(Entries.order(2)));
    }

    @Test
    void placesThatAreTakenByAnotherPastMeanRolledBack() {
        stage.online();
        stage.receipt(
                3,
                receipt -> receipt.addRejected(rejected(2, Entries.order(2).id().getLeastSignificantBits())));

        assertThat(stage.outbox.epoch()).isEqualTo(8);
    }

    @Test
    void aRejectedEntryThatIsNotOursIsNotRolledBack() {
        stage.online();
        stage.receipt(3, receipt -> receipt.addRejected(rejected(2, 77)));

        assertThat(stage.outbox.epoch()).isEqualTo(7);
        assertThat(stage.outbox.settled().getFirst().rejected()).hasSize(1);
        assertThat(stage.status().trouble().rejected()).isEqualTo(1);
    }

    @Test
    void aGapIsFilledOnceItIsOld() {
        stage = Stage.with(1_000_000);
        var channel = stage.online();
        channel.deliverAll();
        stage.step();
        var first = channel.batches().getFirst();
        var second = channel.batches().get(1);
        stage.receipt(
                first.last(),
                receipt -> receipt.addGaps(
                        Receipt.Gap.newBuilder().setFirst(second.first()).setLast(second.last())));
        int sent = channel.batches().size();

        stage.after(Duration.ofMillis(1999));
        assertThat(channel.batches()).hasSize(sent);
        stage.after(Duration.ofMillis(1));

        assertThat(channel.batches()).hasSize(sent + 1);
        assertThat(channel.batches().getLast().first()).isEqualTo(second.first());
        assertThat(channel.batches().getLast().last()).isEqualTo(second.last());
    }

    @Test
    void receiptsThatCrossedLeaveNoGapBehind() {
        stage = Stage.with(1_000_000);
        var channel = stage.online();
        channel.deliverAll();
        stage.step();
        var second = channel.batches().get(1);
        stage.receipt(
                0,
                receipt -> receipt.addGaps(Receipt.Gap.newBuilder()
                        .setFirst(1)
                        .setLast(channel.batches().getFirst().last())));
        stage.receipt(second.last());
        int sent = channel.batches().size();
        channel.deliverAll();
        stage.after(Duration.ofSeconds(3));

        assertThat(channel.batches()).hasSize(sent);
    }

    @Test
    void aBrokenLinkIsReplacedAndTheRetainedReceiptComesFirst() {
        var channel = stage.online();
        channel.listener().lost("reset");
        stage.step();
        stage.after(Duration.ofMillis(500));
        var next = stage.online();
        assertThat(next.batches()).isEmpty();

        stage.receipt(2);

        assertThat(next.spans()).containsExactly("3-3");
    }

    @Test
    void withoutARetainedReceiptItGoesOnAfterTwoSeconds() {
        stage.online().listener().lost("reset");
        stage.step();
        stage.after(Duration.ofMillis(500));
        var next = stage.online();
        stage.after(Duration.ofMillis(1999));
        assertThat(next.batches()).isEmpty();
        stage.after(Duration.ofMillis(1));

        assertThat(next.spans()).containsExactly("1-3");
    }

    @Test
    void poisonIsCountedAcknowledgedAndPassed() {
        var channel = stage.online();
        stage.arrive("receipts", new byte[] {1, 2, 3});
        stage.arrive("receipts", HubSide.receipt("fc-other", 7, 3, 0));
        stage.arrive("nonsense", new byte[0]);
        stage.receipt(3);

        assertThat(stage.outbox.done()).isEqualTo(3);
        assertThat(stage.status().trouble().deadLetters()).isEqualTo(3);
        assertThat(stage.status().trouble().lastDeadLetter()).startsWith("unknown: ");
        assertThat(channel.acknowledged()).hasSize(4);
        assertThat(channel.abandoned()).isFalse();
    }

    @Test
    void anEntryThatFitsNoMessageHoldsUpNothing() {
        stage.outbox.entries(
                number -> number == 2 ? Entries.entry(2, Entries.noise(2, 200_000)) : Entries.order(number));
        var channel = stage.online();

        assertThat(channel.spans()).containsExactly("1-1", "2-2", "3-3");
        assertThat(stage.status().trouble().withoutRecord()).isEqualTo(1);
    }

    @Test
    void brokersAreTriedInTheirOrder() {
        stage.step();
        stage.channels.channel().listener().lost("refused");
        stage.step();
        stage.step();
        stage.channels.channel().listener().lost("refused");
        stage.step();
        assertThat(stage.channels.tried()).hasSize(2);
        stage.after(Duration.ofMillis(500));

        assertThat(stage.channels.tried())
                .containsExactly(
                        URI.create("mqtt://first:1883"),
                        URI.create("mqtt://second:1883"),
                        URI.create("mqtt://first:1883"));
    }

    @Test
    void aBrokerThatStaysSilentIsGivenUp() {
        stage.step();
        var channel = stage.channels.channel();
        stage.after(Duration.ofSeconds(10));

        assertThat(channel.abandoned()).isTrue();
        assertThat(stage.status().failures()).isEqualTo(1);
    }

    @Test
    void aChangeOfTheNetworkEndsTheBackOff() {
        for (int i = 0; i < 20; i++) {
            stage.step();
            stage.channels.channel().listener().lost("refused");
            stage.step();
        }
        int tried = stage.channels.count();
        assertThat(stage.step()).isPositive();
        stage.mailbox.linkChanged();
        stage.step();

        assertThat(stage.channels.count()).isEqualTo(tried + 1);
    }

    @Test
    void anAttemptOfTheOldNetworkIsNotWaitedFor() {
        stage.step();
        var old = stage.channels.channel();
        stage.after(Duration.ofSeconds(3));
        stage.mailbox.linkChanged();
        stage.step();

        assertThat(old.abandoned()).isTrue();
        assertThat(stage.channels.count()).isEqualTo(2);
    }

    @Test
    void afterAChangeOfTheNetworkALinkHasASecondToProveItself() {
        var channel = stage.online();
        channel.deliverAll();
        channel.deliverReport();
        stage.step();
        stage.mailbox.linkChanged();
        stage.step();
        assertThat(channel.reports()).hasSize(2);
        stage.after(Duration.ofSeconds(1));

        assertThat(channel.abandoned()).isTrue();
    }

    @Test
    void aLinkThatProvesItselfStays() {
        var channel = stage.online();
        channel.deliverAll();
        channel.deliverReport();
        stage.step();
        stage.mailbox.linkChanged();
        stage.step();
        channel.deliverReport();
        stage.step();
        stage.mailbox.report();
        stage.after(Duration.ofSeconds(1));
        assertThat(channel.reports()).hasSize(3);
        stage.after(Duration.ofSeconds(9));

        assertThat(channel.abandoned()).isFalse();
    }

    @Test
    void aReceiptThatTheDiskDoesNotTakeIsTriedAgainOnTheSameLink() {
        var channel = stage.online();
        channel.deliverAll();
        stage.outbox.broken(true);
        stage.receipt(3);
        assertThat(stage.outbox.done()).isZero();
        assertThat(stage.step()).isBetween(1L, Settling.RETRY.toNanos());
        stage.outbox.broken(false);
        stage.after(Settling.RETRY);

        assertThat(stage.outbox.done()).isEqualTo(3);
        assertThat(channel.abandoned()).isFalse();
        assertThat(channel.spans()).containsExactly("1-3");
    }

    @Test
    void aBrokenDiskIsTriedAgainLater() {
        stage.outbox.broken(true);
        stage.step();
        stage.channels.channel().listener().up(10);
        try {
            stage.step();
        } catch (IllegalStateException _) {
            stage.courier().recover("internal error");
        }
        stage.outbox.broken(false);
        stage.after(Duration.ofSeconds(1));
        var channel = stage.online();

        assertThat(channel.spans()).containsExactly("1-3");
    }

    @Test
    void windowsAndTimeoutsAreChecked() {
        assertThatThrownBy(() -> new CommerceConfig.Sending(65, Duration.ofSeconds(30), Duration.ZERO))
                .hasMessageContaining("window-max is 65; must be 1 to 64");
        assertThatThrownBy(() -> new CommerceConfig.Sending(16, Duration.ofMillis(30), Duration.ZERO))
                .hasMessageContaining("receipt-timeout");
        assertThatThrownBy(() -> new CommerceConfig.Metering(true, Duration.ofSeconds(30), Duration.ofMinutes(1), 1000))
                .hasMessageContaining("metered-bytes-per-hour");
    }

    private static Rejected rejected(long sequence, long id) {
        return Rejected.newBuilder()
                .setSequence(sequence)
                .setId(Stage.id(id))
                .setHash(ByteString.copyFrom(new byte[32]))
                .setReason(Rejected.Reason.PLACE_TAKEN)
                .build();
    }

    private static ByteString hash(OutboxEntry entry) {
        return ByteString.copyFrom(entry.hash().buffer());
    }
}
