package dev.flightcase.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.commerce.Receipt;
import dev.flightcase.contract.commerce.Rejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private static final Instant NOW = Instant.ofEpochMilli(1_800_000_000_123L);

    @Test
    void saysAllThatTheLedgerHas() throws InvalidProtocolBufferException {
        var received = new Received(List.of(new Range(1, 7), new Range(9, 9)));
        var hash = Journals.sha256(Journals.utf8("x"));
        var id = ByteString.copyFrom(new byte[16]).substring(1).concat(Journals.utf8("i"));

        var receipt = receipt(received, List.of(new Standing.Refused(4, id, hash, Reason.OTHER_HASH)));

        assertThat(receipt)
                .isEqualTo(Receipt.newBuilder()
                        .setNode("fc-a")
                        .setEpoch(-2)
                        .setMark(7)
                        .setMarkHash(hash)
                        .addGaps(Receipt.Gap.newBuilder().setFirst(8).setLast(8))
                        .addRejected(Rejected.newBuilder()
                                .setSequence(4)
                                .setId(id)
                                .setHash(hash)
                                .setReason(Rejected.Reason.OTHER_HASH))
                        .setIssuedAt(NOW.toEpochMilli())
                        .build());
    }

    @Test
    void isAsTheContractSaysWhateverWasSent() throws InvalidProtocolBufferException {
        var odd = new Standing.Refused(1, Journals.utf8("short"), ByteString.EMPTY, Reason.MALFORMED);

        var rejected =
                receipt(new Received(List.of(new Range(1, 1))), List.of(odd)).getRejected(0);

        assertThat(rejected.getId().size()).isEqualTo(16);
        assertThat(rejected.getHash().size()).isEqualTo(32);
    }

    @Test
    void namesTheFirst64Gaps() throws InvalidProtocolBufferException {
        var ranges = new ArrayList<Range>();
        for (long at = 1; at < 200; at += 2) {
            ranges.add(new Range(at, at));
        }

        var receipt = receipt(new Received(ranges), List.of());

        assertThat(receipt.getGapsCount()).isEqualTo(64);
        assertThat(receipt.getGaps(63).getFirst()).isEqualTo(128);
    }

    @Test
    void whatIsNoHashIsNotSaid() throws InvalidProtocolBufferException {
        var received = new Received(List.of(new Range(1, 1)));

        assertThat(receipt(received, Journals.utf8("short"), List.of()).getMarkHash())
                .isEqualTo(ByteString.EMPTY);
    }

    private static Receipt receipt(Received received, List<Standing.Refused> rejected)
            throws InvalidProtocolBufferException {
        return receipt(received, Journals.sha256(Journals.utf8("x")), rejected);
    }

    @Test
    void whatAllNodesAreToldFitsIntoAMessage() throws InvalidProtocolBufferException {
        var rejected = new ArrayList<Standing.Refused>();
        var payments = new ArrayList<Standing.Paid>();
        for (int i = 1; i <= 256; i++) {
            var hash = Journals.sha256(Journals.utf8("x"));
            rejected.add(new Standing.Refused(Long.MAX_VALUE, hash.substring(0, 16), hash, Reason.OTHER_HASH));
            payments.add(
                    new Standing.Paid(Long.MAX_VALUE - 300 + i, Journals.id("fc-a", i), 7, 2, "\u20ac".repeat(200)));
        }
        var ranges = new ArrayList<Range>();
        for (long at = 2; at <= 200; at += 2) {
            ranges.add(new Range(at, at));
        }
        var standing = new Standing(
                new NodeTopic("tour", "fc-a"),
                -2,
                new Received(ranges),
                ByteString.EMPTY,
                rejected,
                payments,
                Standing.Taken.NOTHING);

        var bytes = Receipts.of(standing, NOW);

        assertThat(bytes.size()).isLessThanOrEqualTo(64 * 1024);
        var told = Receipt.parseFrom(bytes).getPaymentsList();
        assertThat(told).hasSizeGreaterThan(32);
        assertThat(told.getFirst().getNumber()).isEqualTo(payments.getFirst().number());
        assertThat(told.getFirst().getReason()).isEqualTo("\u20ac".repeat(200));
    }

    private static Receipt receipt(Received received, ByteString markHash, List<Standing.Refused> rejected)
            throws InvalidProtocolBufferException {
        var standing = new Standing(
                new NodeTopic("tour", "fc-a"),
                -2,
                received,
                markHash,
                rejected,
                List.of(),
                new Standing.Taken(1, 0, 0));
        return Receipt.parseFrom(Receipts.of(standing, NOW));
    }
}
