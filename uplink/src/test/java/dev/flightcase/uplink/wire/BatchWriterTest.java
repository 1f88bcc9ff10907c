package dev.flightcase.uplink.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.contract.commerce.Order;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.uplink.Bytes;
import dev.flightcase.uplink.commerce.Entries;
import dev.flightcase.uplink.commerce.OutboxEntry;
import dev.flightcase.uplink.commerce.OutboxKind;
import dev.flightcase.uplink.commerce.SealedPayment;
import dev.flightcase.uplink.wire.BatchWriter.Added;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.LongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchWriterTest {
    private static final long EPOCH = 0x8000_0000_0000_0001L;

    private final BatchWriter writer = new BatchWriter("fc-abcdefghij");

    @AfterEach
    void close() {
        writer.close();
    }

    @Test
    void anEntryComesOutAsItWentIn() {
        var token = new SealedPayment(1, "pay", "one sale", Instant.ofEpochMilli(5), Bytes.owning(new byte[80]), -7);
        var plain = Entries.order(3);
        var entry =
                new OutboxEntry(plain.id(), OutboxKind.TRAINING_ORDER, 3, plain.hash(), plain.record(), List.of(token));
        writer.begin(EPOCH, 41, null);

        assertThat(writer.add(entry)).isEqualTo(Added.YES);
        var batch = decoded(writer.finish());

        assertThat(batch.getNode()).isEqualTo("fc-abcdefghij");
        assertThat(batch.getEpoch()).isEqualTo(EPOCH);
        assertThat(batch.getFirst()).isEqualTo(41);
        var order = batch.getOrders(0);
        assertThat(order.getKind()).isEqualTo(Order.Kind.TRAINING_ORDER);
        assertThat(order.getNumber()).isEqualTo(3);
        assertThat(order.getRecord().toByteArray()).isEqualTo(plain.record().toArray());
        assertThat(order.getId().asReadOnlyByteBuffer().getLong(8)).isEqualTo(3);
        assertThat(HubSide.hashIsRight(order)).isTrue();
        assertThat(order.getTokens(0).getProvider()).isEqualTo("pay");
        assertThat(order.getTokens(0).getKeyId()).isEqualTo(-7);
        assertThat(order.getTokens(0).getSealed().size()).isEqualTo(80);
    }

    @Test
    void everyKindHasItsName() {
        writer.begin(EPOCH, 1, null);
        for (var kind : OutboxKind.values()) {
            var entry = Entries.order(1);
            writer.add(new OutboxEntry(
                    new UUID(9, kind.name().hashCode()), kind, 1, entry.hash(), entry.record(), List.of()));
        }

        assertThat(decoded(writer.finish()).getOrdersList())
                .extracting(order -> order.getKind().name())
                .containsExactly(
                        Arrays.stream(OutboxKind.values()).map(Enum::name).toArray(String[]::new));
    }

    @Test
    void aFullBatchUsesWhatTheWireAllows() {
        var batch = fill(1, Entries::order);

        assertThat(batch.payload().length)
                .isBetween(BatchWriter.PAYLOAD_BYTES_MAX * 95 / 100, BatchWriter.PAYLOAD_BYTES_MAX);
        assertThat(decoded(batch).getOrdersCount()).isGreaterThan(150);
    }

    @Test
    void whatDoesNotCompressFitsAllTheSame() {
        var batch = fill(1, number -> Entries.entry(number, Entries.noise(number, 1000)));

        assertThat(batch.payload().length)
                .isBetween(BatchWriter.PAYLOAD_BYTES_MAX * 95 / 100, BatchWriter.PAYLOAD_BYTES_MAX);
        assertThat(decoded(batch).getOrdersCount()).isBetween(50, 64);
    }

    @Test
    void noMoreEntriesThanTheContractAllows() {
        var batch = fill(1, number -> Entries.entry(number, new byte[] {'{', '}'}));

        assertThat(decoded(batch).getOrdersCount()).isEqualTo(BatchWriter.ENTRIES_MAX);
    }

    @Test
    void noMoreThanAMegabyteInflated() {
        var batch = fill(1, number -> Entries.entry(number, new byte[60_000]));

        assertThat(HubSide.inflate(batch.payload())).hasSizeBetween(900_000, Encoding.INFLATED_BYTES_MAX);
    }

    @Test
    void theLargestRecordThatCompressesGoesAlone() {
        var large = Entries.entry(2, new byte[OutboxEntry.RECORD_BYTES_MAX]);
        writer.begin(EPOCH, 1, null);
        writer.add(Entries.entry(1, Entries.noise(1, 60_000)));

        assertThat(writer.add(large)).isEqualTo(Added.NO_ROOM);
        writer.begin(EPOCH, 2, null);
        assertThat(writer.add(large)).isEqualTo(Added.YES);
        assertThat(decoded(writer.finish()).getOrders(0).getRecord().size()).isEqualTo(OutboxEntry.RECORD_BYTES_MAX);
    }

    @Test
    void whatFitsNoMessageGoesWithoutItsRecord() {
        var large = Entries.entry(1, Entries.noise(1, 100_000));
        writer.begin(EPOCH, 1, null);

        assertThat(writer.add(large)).isEqualTo(Added.TOO_LARGE);
        assertThat(writer.add(Entries.entry(1, new byte[OutboxEntry.RECORD_BYTES_MAX + 1])))
                .isEqualTo(Added.TOO_LARGE);
        writer.addWithoutRecord(large);
        var batch = writer.finish();

        assertThat(batch.refused()).isEqualTo(1);
        var order = decoded(batch).getOrders(0);
        assertThat(order.getRecord().isEmpty()).isTrue();
        assertThat(order.getHash().toByteArray()).isEqualTo(large.hash().toArray());
        assertThat(HubSide.hashIsRight(order)).isFalse();
    }

    @Test
    void oneBatchLeavesNothingInTheNext() {
        fill(1, Entries::order);
        var second = fill(500, Entries::order);

        assertThat(second.first()).isEqualTo(500);
        assertThat(second.last()).isEqualTo(500 + decoded(second).getOrdersCount() - 1);
        assertThat(decoded(second).getOrders(0).getNumber()).isEqualTo(500);
    }

    private EncodedBatch fill(long first, LongFunction<OutboxEntry> entries) {
        writer.begin(EPOCH, first, null);
        long number = first;
        while (writer.add(entries.apply(number)) == Added.YES) {
            number++;
        }
        return writer.finish();
    }

    private static OrderBatch decoded(EncodedBatch batch) {
        return HubSide.batch(batch.payload(), batch.properties());
    }
}
