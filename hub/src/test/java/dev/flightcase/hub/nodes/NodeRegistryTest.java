package dev.flightcase.hub.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flightcase.contract.sparkplug.Metric;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeRegistryTest {
    private static final Instant START = Instant.parse("2026-11-21T18:00:00Z");
    private static final NodeKey A = new NodeKey("tour", "a");
    private static final Duration GAP = Duration.ofSeconds(5);

    private Duration elapsed = Duration.ZERO;
    private final NodeRegistry registry =
            new NodeRegistry(new NodesConfig(3, 4, 4096, GAP), () -> START.plus(elapsed), () -> elapsed.toNanos());

    @Test
    void aBornNodeIsOnlineWithItsMetrics() {
        registry.accept(
                topic("NBIRTH", "a"),
                Speech.birth(7)
                        .decimal("heat", 41.5, "°C")
                        .unknown("charge", 10)
                        .text("name", "stall")
                        .flag("on", true)
                        .bytes());

        var node = only();
        assertThat(node.key()).isEqualTo(A);
        assertThat(node.online()).isTrue();
        assertThat(node.bdSeq()).isEqualTo(7);
        assertThat(node.since()).isEqualTo(START);
        assertThat(node.metrics()).extracting(MetricView::name).containsExactly("heat", "charge", "name", "on");
        assertThat(node.metrics())
                .extracting(MetricView::value)
                .containsExactly(
                        new Reading.Decimal(41.5),
                        new Reading.Unknown(),
                        new Reading.Text("stall"),
                        new Reading.Flag(true));
        assertThat(node.metrics().getFirst().unit()).isEqualTo("°C");
    }

    @Test
    void dataChangesWhatItNamesAndKeepsTypeAndUnit() {
        registry.accept(
                topic("NBIRTH", "a"),
                Speech.birth(0).decimal("heat", 41.5, "°C").text("name", "x").bytes());

        var ask = registry.accept(topic("NDATA", "a"), undeclared(1, "heat", 43));

        assertThat(ask).isEmpty();
        assertThat(only().metrics())
                .extracting(MetricView::name, MetricView::value, MetricView::unit)
                .containsExactly(
                        tuple("heat", new Reading.Decimal(43), "°C"), tuple("name", new Reading.Text("x"), null));
        assertThat(only().counts().data()).isEqualTo(1);
    }

    @Test
    void theSequenceMayGoRound() {
        registry.accept(
                topic("NBIRTH", "a"), Speech.birth(0).decimal("heat", 0, "").bytes());
        for (int i = 1; i <= 600; i++) {
            assertThat(registry.accept(topic("NDATA", "a"), undeclared(i % 256, "heat", i)))
                    .isEmpty();
        }

        assertThat(only().counts().gaps()).isZero();
    }

    @Test
    void aGapIsCountedAndTheNodeAskedOncePerGap() {
        registry.accept(
                topic("NBIRTH", "a"), Speech.birth(0).decimal("heat", 0, "").bytes());

        var first = registry.accept(topic("NDATA", "a"), undeclared(2, "heat", 1));
        var second = registry.accept(topic("NDATA", "a"), undeclared(9, "heat", 2));
        elapsed = GAP;
        var third = registry.accept(topic("NDATA", "a"), undeclared(20, "heat", 3));

        assertThat(first).contains(A);
        assertThat(second).isEmpty();
        assertThat(third).contains(A);
        assertThat(only().counts().gaps()).isEqualTo(3);
        assertThat(only().counts().rebirths()).isEqualTo(2);
    }

    @Test
    void dataWithoutABirthIsNoNodeOnlineAndAsksForOne() {
        var ask = registry.accept(topic("NDATA", "a"), undeclared(5, "heat", 1));

        assertThat(ask).contains(A);
        assertThat(only().online()).isFalse();
        assertThat(only().since()).isNull();
        assertThat(only().counts().gaps()).isZero();
    }

    @Test
    void aMetricThatWasNeverDeclaredAsksForABirth() {
        registry.accept(
                topic("NBIRTH", "a"), Speech.birth(0).decimal("heat", 0, "").bytes());

        assertThat(registry.accept(topic("NDATA", "a"), undeclared(1, "surprise", 1)))
                .contains(A);
        assertThat(only().metrics()).hasSize(1);
    }

    @Test
    void onlyTheDeathOfThePresentSessionCounts() {
        registry.accept(
                topic("NBIRTH", "a"), Speech.birth(8).decimal("heat", 1, "").bytes());

        registry.accept(topic("NDEATH", "a"), Speech.death(7).bytes());
        assertThat(only().online()).isTrue();
        elapsed = Duration.ofSeconds(3);
        registry.accept(topic("NDEATH", "a"), Speech.death(8).bytes());
        registry.accept(topic("NDEATH", "a"), Speech.death(8).bytes());

        assertThat(only().online()).isFalse();
        assertThat(only().since()).isEqualTo(START.plusSeconds(3));
        assertThat(only().counts().deaths()).isEqualTo(1);
        assertThat(only().metrics()).as("last known").hasSize(1);
    }

    @Test
    void aliasesStandForNames() {
        var aliased =
                Metric.newBuilder().setName("heat").setAlias(3).setDatatype(10).setDoubleValue(1);
        registry.accept(topic("NBIRTH", "a"), Speech.birth(0).add(aliased).bytes());

        var ask = registry.accept(
                topic("NDATA", "a"),
                Speech.data(1)
                        .add(Metric.newBuilder().setAlias(3).setDoubleValue(2))
                        .bytes());

        assertThat(ask).isEmpty();
        assertThat(only().metrics().getFirst().value()).isEqualTo(new Reading.Decimal(2));
    }

    @Test
    void whatIsHistoricalIsNotThePresent() {
        registry.accept(
                topic("NBIRTH", "a"), Speech.birth(0).decimal("heat", 1, "").bytes());
        registry.accept(
                topic("NDATA", "a"),
                Speech.data(1)
                        .add(Metric.newBuilder()
                                .setName("heat")
                                .setIsHistorical(true)
                                .setDoubleValue(99))
                        .bytes());

        assertThat(only().metrics().getFirst().value()).isEqualTo(new Reading.Decimal(1));
    }

    @Test
    void devicesShareTheSequenceAndComeAndGoWithTheirMetrics() {
        registry.accept(topic("NBIRTH", "a"), Speech.birth(0).bytes());
        registry.accept(
                topic("DBIRTH", "a") + "/power",
                Speech.data(1).decimal("charge", 80, "%").bytes());
        registry.accept(topic("DDATA", "a") + "/power", undeclared(2, "charge", 79));

        assertThat(only().metrics())
                .extracting(MetricView::name, MetricView::value)
                .containsExactly(tuple("power/charge", new Reading.Decimal(79)));

        registry.accept(topic("DDEATH", "a") + "/power", Speech.data(3).bytes());

        assertThat(only().metrics()).isEmpty();
        assertThat(only().counts().gaps()).isZero();
    }

    @Test
    void whatTheTypeSaysDecidesWhatTheBitsMean() {
        registry.accept(
                topic("NBIRTH", "a"),
                Speech.birth(0)
                        .add(Metric.newBuilder().setName("i32").setDatatype(3).setIntValue(-1))
                        .add(Metric.newBuilder().setName("u32").setDatatype(7).setIntValue(-1))
                        .whole("i64", 4, -1)
                        .whole("u64", 8, -1)
                        .bytes());

        assertThat(only().metrics())
                .extracting(MetricView::value)
                .containsExactly(
                        new Reading.Whole(-1),
                        new Reading.Whole(4_294_967_295L),
                        new Reading.Whole(-1),
                        new Reading.Text("18446744073709551615"));
    }

    @Test
    void numbersThatAreNoneAreUnknown() {
        registry.accept(
                topic("NBIRTH", "a"),
                Speech.birth(0).decimal("heat", Double.NaN, "").bytes());

        assertThat(only().metrics().getFirst().value()).isEqualTo(new Reading.Unknown());
    }

    @Test
    void metricsBeyondTheBoundAreLeftOut() {
        var birth = Speech.birth(0);
        for (int i = 0; i < 100; i++) {
            birth.whole("m" + i, 4, i);
        }
        registry.accept(topic("NBIRTH", "a"), birth.bytes());
        var ask = registry.accept(topic("NDATA", "a"), undeclared(1, "m99", 1));

        assertThat(only().metrics()).hasSize(4);
        assertThat(ask).as("a rebirth would not help").isEmpty();
    }

    @Test
    void namesAndTextsBeyondTheBoundAreCut() {
        registry.accept(
                topic("NBIRTH", "a"),
                Speech.birth(0)
                        .text("x".repeat(201), "")
                        .text("long", "x".repeat(5000))
                        .bytes());
        registry.accept(topic("NBIRTH", "x".repeat(300)), Speech.birth(0).bytes());

        assertThat(only().metrics()).extracting(MetricView::value).containsExactly(new Reading.Text("x".repeat(256)));
    }

    @Test
    void theOneThatIsGoneForLongestMakesRoomAndNobodyWhoIsOnlineDoes() {
        for (var name : new String[] {"a", "b", "c"}) {
            registry.accept(topic("NBIRTH", name), Speech.birth(0).bytes());
            elapsed = elapsed.plusSeconds(1);
        }
        registry.accept(topic("NBIRTH", "d"), Speech.birth(0).bytes());
        assertThat(registry.nodes()).extracting(node -> node.key().node()).containsExactly("a", "b", "c");
        assertThat(registry.refused()).isEqualTo(1);

        registry.accept(topic("NDEATH", "b"), Speech.death(0).bytes());
        registry.accept(topic("NBIRTH", "d"), Speech.birth(0).bytes());

        assertThat(registry.nodes()).extracting(node -> node.key().node()).containsExactly("a", "c", "d");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spBv1.0/tour/NCMD/a",
                "spBv1.0/STATE/host",
                "spBv1.0",
                "spBv1.0/tour/NBIRTH/a/b/c",
                "spBv1.0/tour/NBIRTH/a/b"
            })
    void otherTopicsAreNotNodes(String topic) {
        registry.accept(topic, Speech.birth(0).bytes());

        assertThat(registry.nodes()).isEmpty();
    }

    @Test
    void anyBytesFromAnybodyAreTakenWithoutHarm() {
        var random = new Random(20261121);
        for (int i = 0; i < 20_000; i++) {
            var noise = new byte[random.nextInt(80)];
            random.nextBytes(noise);
            registry.accept(topic(random.nextBoolean() ? "NBIRTH" : "NDATA", "n" + random.nextInt(9)), noise);
        }

        assertThat(registry.nodes()).hasSizeLessThanOrEqualTo(3);
        assertThat(registry.unreadable()).isPositive();
    }

    private NodeView only() {
        assertThat(registry.nodes()).hasSize(1);
        return registry.nodes().getFirst();
    }

    private static String topic(String type, String node) {
        return "spBv1.0/tour/" + type + "/" + node;
    }

    private static byte[] undeclared(int seq, String name, double value) {
        return Speech.data(seq)
                .add(Metric.newBuilder().setName(name).setTimestamp(1).setDoubleValue(value))
                .bytes();
    }
}
