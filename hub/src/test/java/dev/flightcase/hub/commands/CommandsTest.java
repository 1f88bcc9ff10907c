package dev.flightcase.hub.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.commerce.Command;
import dev.flightcase.contract.commerce.CommandResult;
import dev.flightcase.contract.commerce.Report;
import dev.flightcase.contract.commerce.Signed;
import dev.flightcase.hub.downlink.Downlink;
import dev.flightcase.hub.downlink.SignedMessages;
import dev.flightcase.hub.downlink.Signer;
import dev.flightcase.hub.nodes.NodeKey;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** When commands are said, and when the hub makes them by itself. */
class CommandsTest {
    private static final NodeKey NODE = new NodeKey("tour", "fc-a");
    private static final Duration DAY = Duration.ofDays(1);
    private static final ReconcileConfig CONFIG = new ReconcileConfig(true, Duration.ofSeconds(10));

    private final InMemoryBook book = new InMemoryBook();
    private final List<NodeKey> nodes = new ArrayList<>(List.of(NODE));
    private final Line line = new Line();
    private final Marks marks = new Marks();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private long ids;
    private final Teller teller = new Teller(book, new SignedMessages(new Key()), () -> nodes, line, () -> now);
    private final Issuer issuer = new Issuer(book, () -> now, () -> new UUID(1, ++ids), () -> {});

    private static final class Line implements Downlink {
        private final List<Command> said = new ArrayList<>();
        private long session = 1;
        private boolean up = true;

        @Override
        public long session() {
            return session;
        }

        @Override
        public boolean publish(String topic, ByteString payload) {
            assertThat(topic).isEqualTo("flightcase/v1/tour/fc-a/commands");
            try {
                if (up) {
                    said.add(Command.parseFrom(Signed.parseFrom(payload).getPayload()));
                }
                return up;
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public boolean publishRetained(String topic, ByteString payload) {
            throw new AssertionError("a command must not be retained");
        }
    }

    private static final class Key implements Signer {
        @Override
        public byte[] signingKey() {
            return new byte[32];
        }

        @Override
        public byte[] sign(byte[] message) {
            return new byte[64];
        }
    }

    private static final class Marks implements MarkReads {
        private final Map<Long, Long> ofEpoch = new HashMap<>();
        private List<At> gaps = List.of();

        @Override
        public List<At> gaps() {
            return gaps;
        }

        @Override
        public long mark(String node, long epoch) {
            return ofEpoch.getOrDefault(epoch, 0L);
        }

        @Override
        public Optional<At> newest(String node) {
            return Optional.empty();
        }
    }

    private void looks(int count) {
        for (int i = 0; i < count; i++) {
            teller.look();
        }
    }

    private UUID push() {
        return issuer.issue("fc-a", new Wish.PushAll(), DAY).orElseThrow();
    }

    private static Report answer(UUID id, CommandResult.Outcome outcome) {
        return Report.newBuilder()
                .setNode("fc-a")
                .addCommands(CommandResult.newBuilder()
                        .setId(ByteString.copyFrom(ByteBuffer.allocate(16)
                                .putLong(id.getMostSignificantBits())
                                .putLong(id.getLeastSignificantBits())
                                .flip()))
                        .setOutcome(outcome)
                        .setReason("why"))
                .build();
    }

    @Test
    void aCommandIsSaidAgainLessAndLessOften() {
        push();
        looks(1);
        assertThat(line.said).hasSize(1);
        assertThat(line.said.getFirst().hasPushNow()).isTrue();
        assertThat(line.said.getFirst().getNode()).isEqualTo("fc-a");
        looks(4);
        assertThat(line.said).hasSize(1);
        looks(1);
        assertThat(line.said).hasSize(2);
        looks(10);
        assertThat(line.said).hasSize(3);
        looks(3600);
        assertThat(line.said).hasSizeBetween(14, 20);
    }

    @Test
    void itIsSaidAtOnceWhenTheNodeSpeaksOrTheBrokerMayHaveForgotten() {
        push();
        looks(40);
        int before = line.said.size();
        teller.reported(NODE, Report.newBuilder().setNode("fc-a").build());
        looks(1);
        assertThat(line.said).hasSize(before + 1);
        line.session++;
        looks(1);
        assertThat(line.said).hasSize(before + 2);
    }

    @Test
    void anAnswerEndsIt() {
        var id = push();
        looks(1);
        teller.reported(NODE, answer(id, CommandResult.Outcome.REFUSED));
        looks(1000);

        assertThat(line.said).hasSize(1);
        assertThat(book.newest(1).getFirst().answer())
                .isEqualTo(new CommandBook.Answer(CommandResult.Outcome.REFUSED_VALUE, "why", now));
    }

    @Test
    void onlyTheNodeItselfCanAnswer() {
        var id = push();
        teller.reported(new NodeKey("tour", "fc-b"), answer(id, CommandResult.Outcome.DONE));

        assertThat(book.newest(1).getFirst().answer()).isNull();
    }

    @Test
    void aLaterAnswerCounts() {
        var id = push();
        teller.reported(NODE, answer(id, CommandResult.Outcome.DONE));
        teller.reported(NODE, answer(id, CommandResult.Outcome.REFUSED));

        assertThat(book.newest(1))
                .first()
                .satisfies(told -> assertThat(told.answer())
                        .extracting(CommandBook.Answer::outcome)
                        .isEqualTo(CommandResult.Outcome.REFUSED_VALUE));
    }

    @Test
    void whatExpiredIsSaidNoMore() {
        push();
        now = now.plus(DAY);
        looks(10);

        assertThat(line.said).isEmpty();
    }

    @Test
    void aNodeThatIsNotKnownYetIsToldOnceItIs() {
        nodes.clear();
        push();
        looks(3);
        assertThat(line.said).isEmpty();
        teller.reported(NODE, Report.newBuilder().setNode("fc-a").build());
        looks(1);

        assertThat(line.said).hasSize(1);
    }

    @Test
    void whatCouldNotBeSaidIsTriedAtEachLook() {
        push();
        line.up = false;
        looks(3);
        line.up = true;
        looks(1);

        assertThat(line.said).hasSize(1);
    }

    @Test
    void everyWishReachesTheContract() {
        issuer.issue("fc-a", new Wish.Resend(-2, 41), DAY);
        issuer.issue("fc-a", new Wish.Rename("Bar"), DAY);
        issuer.issue("fc-a", new Wish.Brokers(List.of("mqtts://b:8883")), DAY);
        looks(1);

        assertThat(line.said.get(0).getResendFrom().getEpoch()).isEqualTo(-2);
        assertThat(line.said.get(0).getResendFrom().getSequence()).isEqualTo(41);
        assertThat(line.said.get(1).getConfiguration().getName()).isEqualTo("Bar");
        assertThat(line.said.get(2).getConfiguration().getBrokersList()).containsExactly("mqtts://b:8883");
    }

    private LostWatch watch(ReconcileConfig config) {
        return new LostWatch(marks, book, issuer, config, Duration.ofSeconds(1), () -> now);
    }

    @Test
    void aGapThatStaysIsAskedForOnce() {
        var watch = watch(CONFIG);
        marks.gaps = List.of(new MarkReads.At("fc-a", 7, 50));
        for (int i = 0; i < 10; i++) {
            watch.look();
        }
        assertThat(book.newest(9)).isEmpty();
        for (int i = 0; i < 100; i++) {
            watch.look();
        }

        assertThat(book.newest(9))
                .extracting(told -> told.command().says())
                .containsExactly("send again from 51 of epoch 0000000000000007");
        now = now.plus(Duration.ofMinutes(31));
        watch.look();
        assertThat(book.newest(9)).hasSize(2);
    }

    @Test
    void aGapThatClosesOrMovesIsNot() {
        var watch = watch(CONFIG);
        for (int i = 0; i < 100; i++) {
            marks.gaps = i % 8 == 0 ? List.of() : List.of(new MarkReads.At("fc-a", 7, i / 8));
            watch.look();
        }

        assertThat(book.newest(9)).isEmpty();
    }

    @Test
    void aNodeThatHadReceiptsForMoreIsAskedAtOnce() {
        var watch = watch(CONFIG);
        marks.ofEpoch.put(7L, 50L);
        watch.reported(NODE, report(7, 50));
        assertThat(book.newest(9)).isEmpty();
        watch.reported(NODE, report(7, 51));
        watch.reported(NODE, report(7, 51));
        watch.reported(NODE, report(8, 3));

        assertThat(book.newest(9))
                .extracting(told -> told.command().says())
                .containsExactly(
                        "send again from 1 of epoch 0000000000000008", "send again from 51 of epoch 0000000000000007");
    }

    @Test
    void whoWantsToBeAskedIsOnlyTold() {
        var watch = watch(new ReconcileConfig(false, Duration.ofSeconds(10)));
        watch.reported(NODE, report(7, 51));

        assertThat(book.newest(9)).isEmpty();
    }

    private static Report report(long epoch, long done) {
        return Report.newBuilder().setNode("fc-a").setEpoch(epoch).setDone(done).build();
    }
}
