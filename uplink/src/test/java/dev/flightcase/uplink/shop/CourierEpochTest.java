package dev.flightcase.uplink.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.contract.commerce.Rejected;
import dev.flightcase.uplink.commerce.Entries;
import dev.flightcase.uplink.commerce.OutboxEntry;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** By what a journal that was rolled back is known, and what is sent then. */
class CourierEpochTest {
    private final Stage stage = Stage.with(3);

    @AfterEach
    void close() {
        stage.close();
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
