package dev.flightcase.hub.ledger;

import static dev.flightcase.hub.ledger.Journals.order;
import static dev.flightcase.hub.ledger.Journals.sha256;
import static dev.flightcase.hub.ledger.Journals.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.Order;
import dev.flightcase.contract.commerce.OrderBatch;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BatchDecoderTest {
    private static final String NODE = "fc-a";
    private static final OrderBatch RUN = Journals.run(NODE, -5, 7, 9);

    @Test
    void readsWhatANodeSends() {
        for (var encoding : List.of("identity", "deflate")) {
            var plain = RUN.toByteString();
            var batch = sound(encoding, encoding.equals("deflate") ? Journals.deflated(plain) : plain);

            assertThat(batch.from()).isEqualTo(new NodeTopic("tour", NODE));
            assertThat(batch.epoch()).isEqualTo(-5);
            assertThat(batch.range()).isEqualTo(new Range(7, 9));
            assertThat(batch.unsound()).isEmpty();
            assertThat(batch.entries()).extracting(Entry::sequence).containsExactly(7L, 8L, 9L);
            assertThat(batch.entries().getFirst().record())
                    .isEqualTo(RUN.getOrders(0).getRecord());
            assertThat(batch.entries().getFirst().facts())
                    .isEqualTo(new Facts("0192aaaa-0000-7000-8000-000000000001", 1250L, "EUR", 1_795_338_000_123L));
            assertThat(batch.entries().getFirst().isOrder()).isTrue();
        }
    }

    @Test
    void keepsAKindThatIsNotKnownYet() {
        var later = order(NODE, 1).toBuilder().setKindValue(77).build();

        assertThat(sound(Journals.batch(NODE, 1, 1, List.of(later))).entries())
                .extracting(Entry::kind)
                .containsExactly(77);
    }

    static Stream<Arguments> deadLetters() {
        var long1025 = Journals.batch(NODE, 1, 1, Collections.nCopies(1025, Order.getDefaultInstance()));
        return Stream.of(
                Arguments.of(
                        "another node",
                        "identity",
                        Journals.run("fc-b", 1, 1, 1).toByteString()),
                Arguments.of(
                        "epoch is 0", "identity", Journals.run(NODE, 0, 1, 1).toByteString()),
                Arguments.of(
                        "0 entries",
                        "identity",
                        Journals.batch(NODE, 1, 1, List.of()).toByteString()),
                Arguments.of("1025 entries", "identity", long1025.toByteString()),
                Arguments.of(
                        "first is 0", "identity", Journals.run(NODE, 1, 0, 0).toByteString()),
                Arguments.of(
                        "first is 18446744073709551615",
                        "identity",
                        Journals.batch(NODE, 1, -1, List.of(order(NODE, 1))).toByteString()),
                Arguments.of(
                        "checksum",
                        "identity",
                        RUN.toBuilder().setCrc(RUN.getCrc() + 1).build().toByteString()),
                Arguments.of("no OrderBatch", "identity", utf8("\u0007 no protobuf")),
                Arguments.of("no deflate stream", "deflate", RUN.toByteString()),
                Arguments.of(
                        "no deflate stream",
                        "deflate",
                        Journals.deflated(RUN.toByteString()).concat(utf8("more"))),
                Arguments.of(
                        "no deflate stream", "deflate", Journals.deflated(ByteString.copyFrom(new byte[1_048_577]))),
                Arguments.of("encoding", "gzip", RUN.toByteString()),
                Arguments.of("65537 bytes", "identity", ByteString.copyFrom(new byte[65_537])));
    }

    @ParameterizedTest
    @MethodSource("deadLetters")
    void whatBelongsToNoPlaceIsADeadLetterThatSaysWhy(String why, String encoding, ByteString payload) {
        assertThat(BatchDecoder.decode(Journals.topic(NODE), encoding, payload))
                .isInstanceOfSatisfying(
                        Decoded.Dead.class,
                        dead -> assertThat(dead.letter().reason()).contains(why));
    }

    @Test
    void aTopicWithStrangeNamesIsADeadLetter() {
        for (var topic :
                List.of("flightcase/v1/tour/fc a/orders", "flightcase/v1/" + "g".repeat(65) + "/fc-a/orders")) {
            assertThat(BatchDecoder.decode(topic, "identity", RUN.toByteString()))
                    .isInstanceOf(Decoded.Dead.class);
        }
    }

    static Stream<Arguments> unsound() {
        var good = order(NODE, 1);
        var longRecord = utf8("\"" + "x".repeat(256 * 1024) + "\"");
        return Stream.of(
                Arguments.of(
                        Reason.WRONG_HASH,
                        good.toBuilder().setHash(sha256(utf8("other"))).build()),
                Arguments.of(
                        Reason.MALFORMED,
                        good.toBuilder().setHash(utf8("short")).build()),
                Arguments.of(
                        Reason.MALFORMED, good.toBuilder().setId(utf8("short")).build()),
                Arguments.of(
                        Reason.MALFORMED,
                        good.toBuilder()
                                .setId(ByteString.copyFrom(new byte[1000]))
                                .build()),
                Arguments.of(
                        Reason.MALFORMED,
                        good.toBuilder().setKind(Order.Kind.KIND_UNSPECIFIED).build()),
                Arguments.of(Reason.MALFORMED, good.toBuilder().setNumber(0).build()),
                Arguments.of(Reason.MALFORMED, record("{\"a\":1")),
                Arguments.of(Reason.MALFORMED, record("{} {}")),
                Arguments.of(Reason.MALFORMED, record("[]")),
                Arguments.of(Reason.MALFORMED, record("")),
                Arguments.of(
                        Reason.MALFORMED,
                        record(utf8("{\"a\":\"").concat(bytes(0xff)).concat(utf8("\"}")))),
                Arguments.of(Reason.MALFORMED, record(longRecord)),
                Arguments.of(
                        Reason.MALFORMED,
                        good.toBuilder()
                                .addTokens(Journals.token(1))
                                .addTokens(Journals.token(1))
                                .build()),
                Arguments.of(
                        Reason.MALFORMED,
                        good.toBuilder()
                                .addTokens(Journals.token(1).toBuilder().setProvider("p\u0000"))
                                .build()));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void anEntryThatIsNotAsTheContractSaysKeepsItsPlace(Reason reason, Order wrong) {
        // A record of 256 KiB fits into a batch only when it is deflated.
        var message = Journals.batch(NODE, 1, 1, List.of(wrong, order(NODE, 2))).toByteString();
        var batch = sound("deflate", Journals.deflated(message));

        assertThat(batch.entries()).extracting(Entry::sequence).containsExactly(2L);
        assertThat(batch.unsound()).hasSize(1);
        assertThat(batch.unsound().getFirst().sequence()).isEqualTo(1);
        assertThat(batch.unsound().getFirst().reason()).isEqualTo(reason);
        assertThat(batch.unsound().getFirst().sentId().size()).isLessThanOrEqualTo(64);
    }

    @Test
    void oddFactsAreLeftOut() {
        var odd = record(
                "{\"event\":\"\\u0000\",\"at\":\"yesterday\",\"total\":{\"amount\":1e3,\"currency\":7},\"x\":[{}]}");

        assertThat(sound(Journals.batch(NODE, 1, 1, List.of(odd)))
                        .entries()
                        .getFirst()
                        .facts())
                .isEqualTo(Facts.NONE);
    }

    @Test
    void brokenBytesAreNeverAnException() {
        var random = new Random(11);
        for (int i = 0; i < 2000; i++) {
            var bytes = RUN.toByteArray();
            for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            assertThat(BatchDecoder.decode(Journals.topic(NODE), "identity", ByteString.copyFrom(bytes)))
                    .isNotNull();
        }
    }

    private static Order record(String record) {
        return record(utf8(record));
    }

    private static Order record(ByteString record) {
        return order(new UUID(1, 1), 1, "pin").toBuilder()
                .setRecord(record)
                .setHash(sha256(record))
                .build();
    }

    private static ByteString bytes(int value) {
        return ByteString.copyFrom(new byte[] {(byte) value});
    }

    private static Batch sound(OrderBatch batch) {
        return sound("identity", batch.toByteString());
    }

    private static Batch sound(String encoding, ByteString payload) {
        return switch (BatchDecoder.decode(Journals.topic(NODE), encoding, payload)) {
            case Decoded.Sound(var batch) -> batch;
            case Decoded.Dead(var letter) -> throw new AssertionError(letter.reason());
        };
    }
}
