package dev.flightcase.uplink.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.uplink.Ambient;
import dev.flightcase.uplink.Backoff;
import dev.flightcase.uplink.BirthDeathSequence;
import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.LinkTiming;
import dev.flightcase.uplink.Metric;
import dev.flightcase.uplink.MetricValue;
import dev.flightcase.uplink.UplinkConfig;
import dev.flightcase.uplink.wire.Decoded;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Walks through the heartbeat step by step; no thread, no clock but the test's own, no jitter. */
class BeatTest {
    private static final URI FIRST = URI.create("mqtt://first:1883");
    private static final URI SECOND = URI.create("mqtt://second:1883");
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Instant START = Instant.parse("2026-11-21T18:00:00Z");

    private final FakeTransport transport = new FakeTransport();
    private final Mailbox mailbox = new Mailbox();
    private final Standing standing = new Standing();
    private final List<Integer> issued = new ArrayList<>();
    private List<Metric> metrics = List.of(metric("load", 1));
    private boolean sourceBroken;
    private long nanos = Long.MAX_VALUE - 5_000_000_000L;
    private long waitNanos;

    private final Beat beat = beat(FIRST, SECOND);

    @Test
    void subscribesWithTheConnectAndIsBornFirst() throws InterruptedException {
        step();

        assertThat(transport.requests()).singleElement().satisfies(request -> {
            assertThat(request.broker()).isEqualTo(FIRST);
            assertThat(request.clientId()).isEqualTo("fc-abc-health");
            assertThat(request.subscription()).isEqualTo("spBv1.0/flightcase/NCMD/fc-abc");
            assertThat(Decoded.of(request.will()).type()).isEqualTo("NDEATH");
        });
        assertThat(transport.link().types()).containsExactly("NBIRTH");
        assertThat(standing.state()).isEqualTo(new LinkState.Online(FIRST, START));
    }

    @Test
    void birthAndWillOfOneConnectionCarryOneNumber() throws InterruptedException {
        transport.refuseNext("refused", "refused", "refused");
        for (int i = 0; i < 4; i++) {
            step();
            elapse(Duration.ofNanos(waitNanos));
        }

        assertThat(transport.requests())
                .extracting(request -> Decoded.of(request.will()).bdSeq())
                .containsExactly(0L, 1L, 2L, 3L);
        assertThat(transport.link().sent().getFirst().bdSeq()).isEqualTo(3);
    }

    @Test
    void triesAllBrokersInOrderAndThenWaitsLongerAndLonger() throws InterruptedException {
        transport.refuseNext("a", "b", "c", "d", "e", "f");

        var waits = new ArrayList<Duration>();
        for (int i = 0; i < 6; i++) {
            step();
            waits.add(Duration.ofNanos(waitNanos));
            elapse(Duration.ofNanos(waitNanos));
        }
        step();

        assertThat(transport.tried()).containsExactly(FIRST, SECOND, FIRST, SECOND, FIRST, SECOND, FIRST);
        assertThat(waits).extracting(Duration::toMillis).containsExactly(0L, 500L, 0L, 1000L, 0L, 2000L);
        assertThat(standing.counts().failures()).isEqualTo(6);
        assertThat(standing.counts().connects()).isEqualTo(1);
    }

    @Test
    void saysWhyItWaits() throws InterruptedException {
        transport.refuseNext("connection refused", "unknown host second");
        step();
        step();

        assertThat(standing.state()).isEqualTo(new LinkState.Waiting(START.plusMillis(500), "unknown host second", 2));
    }

    @Test
    void doesNothingBeforeItsTime() throws InterruptedException {
        step();
        metrics = List.of(metric("load", 2));
        elapse(INTERVAL.minusNanos(1));
        step();

        assertThat(transport.link().types()).containsExactly("NBIRTH");
        assertThat(waitNanos).isEqualTo(1);
    }

    @Test
    void reportsChangesAtTheIntervalAndNothingWhenThereAreNone() throws InterruptedException {
        step();
        elapse(INTERVAL);
        step();
        metrics = List.of(metric("load", 2));
        elapse(INTERVAL);
        step();

        assertThat(transport.link().types()).containsExactly("NBIRTH", "NDATA");
        assertThat(transport.link().sent().getLast().payload().getSeq()).isEqualTo(1);
        assertThat(waitNanos).isEqualTo(INTERVAL.toNanos());
    }

    @Test
    void aChangedListOfMetricsIsANewBirth() throws InterruptedException {
        step();
        metrics = List.of(metric("load", 1), metric("heat", 40));
        elapse(INTERVAL);
        step();

        assertThat(transport.link().types()).containsExactly("NBIRTH", "NBIRTH");
        assertThat(transport.link().sent().getLast().names()).contains("heat");
        assertThat(issued).hasSize(1);
    }

    @Test
    void rebirthOnCommandWithTheSameNumberAndNoDataInBetween() throws InterruptedException {
        step();
        elapse(INTERVAL);
        metrics = List.of(metric("load", 2));
        transport.link().listener().arrived("spBv1.0/flightcase/NCMD/fc-abc", Decoded.rebirthCommand());
        step();

        assertThat(transport.link().types()).containsExactly("NBIRTH", "NBIRTH");
        assertThat(transport.link().sent())
                .allSatisfy(birth -> assertThat(birth.payload().getSeq()).isZero());
        assertThat(transport.link().sent()).extracting(Decoded::bdSeq).containsExactly(0L, 0L);
        assertThat(standing.counts().commands()).isEqualTo(1);
        assertThat(standing.counts().births()).isEqualTo(2);
    }

    @Test
    void aFloodOfRebirthsIsOneBirthPerGapAndHoldsDataBack() throws InterruptedException {
        step();
        metrics = List.of(metric("load", 2));
        for (int i = 0; i < 1000; i++) {
            transport.link().listener().arrived("ncmd", Decoded.rebirthCommand());
        }
        step();
        assertThat(transport.link().types()).containsExactly("NBIRTH");
        assertThat(waitNanos).isEqualTo(Beat.REBIRTH_GAP.toNanos());

        elapse(Beat.REBIRTH_GAP);
        step();

        assertThat(transport.link().types()).containsExactly("NBIRTH", "NBIRTH");
        assertThat(standing.counts().commands()).isEqualTo(Mailbox.COMMANDS_MAX);
        assertThat(standing.counts().refused()).isEqualTo(1000 - Mailbox.COMMANDS_MAX);
    }

    @Test
    void otherCommandsAreCountedAndChangeNothing() throws InterruptedException {
        step();
        transport.link().listener().arrived("ncmd", Decoded.command("Node Control/Reboot", true));
        transport.link().listener().arrived("ncmd", new byte[] {(byte) 0xff, (byte) 0xff});
        elapse(INTERVAL);
        step();

        assertThat(transport.link().types()).containsExactly("NBIRTH");
        assertThat(standing.counts().refused()).isEqualTo(2);
    }

    @Test
    void aLostLinkIsDroppedAndBuiltAnewWithTheNextNumber() throws InterruptedException {
        step();
        var first = transport.link();
        first.listener().lost("timed out");
        step();
        assertThat(first.abandoned()).isTrue();
        assertThat(standing.state()).isEqualTo(new LinkState.Waiting(START.plusMillis(500), "timed out", 1));

        elapse(Duration.ofMillis(500));
        step();

        assertThat(transport.linkCount()).isEqualTo(2);
        assertThat(transport.link().sent().getFirst().bdSeq()).isEqualTo(1);
        assertThat(transport.link().sent().getFirst().payload().getSeq()).isZero();
    }

    @Test
    void whatAnOldLinkStillSaysIsNotHeard() throws InterruptedException {
        step();
        var first = transport.link();
        first.listener().lost("timed out");
        step();
        elapse(Duration.ofMillis(500));
        step();

        first.listener().lost("again");
        first.listener().arrived("ncmd", Decoded.rebirthCommand());
        step();

        assertThat(standing.state()).isInstanceOf(LinkState.Online.class);
        assertThat(standing.counts().commands()).isZero();
    }

    @Test
    void aBrokerThatThrowsUsOutAtOnceIsAskedLessAndLess() throws InterruptedException {
        var waits = new ArrayList<Long>();
        for (int i = 0; i < 4; i++) {
            step();
            transport.link().listener().lost("session taken over");
            step();
            waits.add(Duration.ofNanos(waitNanos).toMillis());
            elapse(Duration.ofNanos(waitNanos));
        }

        assertThat(waits).containsExactly(500L, 1000L, 2000L, 4000L);
    }

    @Test
    void aLinkThatHeldStartsTheWaitsAgain() throws InterruptedException {
        step();
        transport.link().listener().lost("timed out");
        step();
        elapse(Duration.ofNanos(waitNanos));
        step();
        elapse(Backoff.DEFAULT.longest());
        transport.link().listener().lost("timed out");
        step();

        assertThat(waitNanos).isEqualTo(Duration.ofMillis(500).toNanos());
    }

    @Test
    void aMessageThatCanNotBeSentEndsTheLink() throws InterruptedException {
        step();
        transport.link().failSends("message did not leave in time");
        metrics = List.of(metric("load", 2));
        elapse(INTERVAL);
        step();

        assertThat(transport.link().abandoned()).isTrue();
        assertThat(standing.state()).isInstanceOf(LinkState.Waiting.class);
        assertThat(standing.counts().messages()).isEqualTo(1);
    }

    @Test
    void aSourceThatFailsCostsTheIntervalOnly() throws InterruptedException {
        step();
        sourceBroken = true;
        elapse(INTERVAL);
        step();
        sourceBroken = false;
        metrics = List.of(metric("load", 2));
        elapse(INTERVAL);
        step();

        assertThat(transport.link().types()).containsExactly("NBIRTH", "NDATA");
        assertThat(standing.counts().failures()).isEqualTo(1);
        assertThat(standing.state()).isInstanceOf(LinkState.Online.class);
    }

    @Test
    void metricsThatBreakARuleAreNotSent() throws InterruptedException {
        metrics = List.of(metric("load", 1), metric("LOAD", 1));
        step();

        assertThat(transport.requests()).isEmpty();
        assertThat(standing.state()).isInstanceOf(LinkState.Waiting.class);
    }

    @Test
    void aGoodbyeIsADeathAndThenADisconnect() throws InterruptedException {
        step();
        beat.sayGoodbye();

        assertThat(transport.link().types()).containsExactly("NBIRTH", "NDEATH");
        assertThat(transport.link().sent().getLast().bdSeq()).isZero();
        assertThat(transport.link().saidGoodbye()).isTrue();
    }

    @Test
    void withoutALinkThereIsNobodyToSayGoodbyeTo() throws InterruptedException {
        transport.refuseNext("refused");
        step();
        beat.sayGoodbye();

        assertThat(transport.linkCount()).isZero();
    }

    @Test
    void whatIsSentIsCounted() throws InterruptedException {
        step();
        metrics = List.of(metric("load", 2));
        elapse(INTERVAL);
        step();

        long bytes = transport.link().sent().stream()
                .mapToLong(message -> message.payload().getSerializedSize())
                .sum();
        assertThat(standing.counts().messages()).isEqualTo(2);
        assertThat(standing.counts().bytes()).isEqualTo(bytes);
    }

    private void step() throws InterruptedException {
        waitNanos = beat.step();
    }

    private void elapse(Duration time) {
        nanos += time.toNanos();
    }

    private Beat beat(URI... brokers) {
        var config = new UplinkConfig(List.of(brokers), "flightcase", INTERVAL, LinkTiming.DEFAULT, Backoff.DEFAULT);
        BirthDeathSequence sequence = () -> {
            issued.add(issued.size());
            return new BirthDeathSequence.Issued(issued.getLast(), null);
        };
        var peers = new Peers("fc-abc", this::sample, sequence, transport);
        // Ticks start just before they overflow: they may be subtracted, never compared.
        var ambient = new Ambient(() -> START, () -> nanos, () -> 0L);
        return new Beat(config, peers, mailbox, standing, ambient);
    }

    private List<Metric> sample() {
        if (sourceBroken) {
            throw new IllegalStateException("sensor bus is gone");
        }
        return metrics;
    }

    private static Metric metric(String name, int value) {
        return new Metric(name, MetricValue.of(value), START.minusSeconds(1));
    }
}
