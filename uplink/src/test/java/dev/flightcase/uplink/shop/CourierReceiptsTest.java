package dev.flightcase.uplink.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.uplink.commerce.ReceiptNews;
import dev.flightcase.uplink.wire.HubSide;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a receipt does. */
class CourierReceiptsTest {
    private Stage stage = Stage.with(3);

    @AfterEach
    void close() {
        stage.close();
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
}
