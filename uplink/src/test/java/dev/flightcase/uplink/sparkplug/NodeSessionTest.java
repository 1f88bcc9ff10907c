package dev.flightcase.uplink.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.uplink.Metric;
import dev.flightcase.uplink.MetricType;
import dev.flightcase.uplink.MetricValue;
import dev.flightcase.uplink.NodeAddress;
import dev.flightcase.uplink.wire.Decoded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeSessionTest {
    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00.500Z");
    private static final Instant EARLIER = NOW.minusSeconds(9);

    private final NodeSession session = new NodeSession(new Topics(new NodeAddress("tour", "fc-abc")), 17);

    @Test
    void aDeathHoldsItsNumberAndNothingElse() {
        var death = Decoded.of(session.death(NOW));

        assertThat(death.topic()).isEqualTo("spBv1.0/tour/NDEATH/fc-abc");
        assertThat(death.qos()).isEqualTo(1);
        assertThat(death.names()).containsExactly("bdSeq");
        assertThat(death.bdSeq()).isEqualTo(17);
        assertThat(death.metric("bdSeq").getDatatype()).isEqualTo(4);
        assertThat(death.payload().hasSeq()).isFalse();
    }

    @Test
    void aBirthDeclaresEveryMetricItsNumberAndTheRebirthSwitch() {
        var birth = Decoded.of(session.birth(sample(metric("cpu", 12.5), metric("up", 3)), NOW));

        assertThat(birth.topic()).isEqualTo("spBv1.0/tour/NBIRTH/fc-abc");
        assertThat(birth.qos()).isZero();
        assertThat(birth.payload().getSeq()).isZero();
        assertThat(birth.payload().hasSeq()).isTrue();
        assertThat(birth.names()).containsExactlyInAnyOrder("cpu", "up", "bdSeq", "Node Control/Rebirth");
        assertThat(birth.bdSeq()).isEqualTo(17);
        assertThat(birth.payload().getMetricsList())
                .allMatch(metric -> metric.hasDatatype())
                .allMatch(metric -> metric.hasTimestamp());
        assertThat(birth.metric("Node Control/Rebirth").getDatatype()).isEqualTo(11);
        assertThat(birth.metric("Node Control/Rebirth").hasBooleanValue()).isTrue();
        assertThat(birth.metric("Node Control/Rebirth").getBooleanValue()).isFalse();
        assertThat(birth.payload().getMetricsList()).noneMatch(metric -> metric.hasAlias());
    }

    @Test
    void everyTypeHasItsNumberOnTheWire() {
        var birth = Decoded.of(session.birth(
                sample(
                        metric("int", MetricValue.of(-1)),
                        metric("long", MetricValue.of(-1L)),
                        metric("double", MetricValue.of(0.5)),
                        metric("boolean", MetricValue.of(true)),
                        metric("text", MetricValue.of("Größe"))),
                NOW));

        assertThat(birth.metric("int").getDatatype()).isEqualTo(3);
        assertThat(birth.metric("int").getIntValue()).isEqualTo(-1);
        assertThat(birth.metric("long").getDatatype()).isEqualTo(4);
        assertThat(birth.metric("long").getLongValue()).isEqualTo(-1);
        assertThat(birth.metric("double").getDatatype()).isEqualTo(10);
        assertThat(birth.metric("double").getDoubleValue()).isEqualTo(0.5);
        assertThat(birth.metric("boolean").getDatatype()).isEqualTo(11);
        assertThat(birth.metric("boolean").getBooleanValue()).isTrue();
        assertThat(birth.metric("text").getDatatype()).isEqualTo(12);
        assertThat(birth.metric("text").getStringValue()).isEqualTo("Größe");
    }

    @Test
    void whatIsUnknownIsNullWithItsType() {
        var birth = Decoded.of(session.birth(sample(metric("charge", MetricValue.absent(MetricType.DOUBLE))), NOW));

        assertThat(birth.metric("charge").getIsNull()).isTrue();
        assertThat(birth.metric("charge").getDatatype()).isEqualTo(10);
        assertThat(birth.metric("charge").hasDoubleValue()).isFalse();
    }

    @Test
    void unitsAreSaidInTheBirthAndNotAgain() {
        var first = new Metric("cpu", MetricValue.of(1.0), EARLIER, Map.of("engUnit", "%"));
        var birth = Decoded.of(session.birth(new Sample(List.of(first)), NOW));
        var second = new Metric("cpu", MetricValue.of(2.0), NOW, Map.of("engUnit", "%"));
        var data = Decoded.of(session.data(new Sample(List.of(second)), NOW).orElseThrow());

        assertThat(birth.metric("cpu").getProperties().getKeysList()).containsExactly("engUnit");
        assertThat(birth.metric("cpu").getProperties().getValues(0).getStringValue())
                .isEqualTo("%");
        assertThat(data.metric("cpu").hasProperties()).isFalse();
        assertThat(data.metric("cpu").hasDatatype()).isFalse();
    }

    @Test
    void aBirthIsOlderThanItsSendingAndNothingInItIsYounger() {
        var birth = Decoded.of(session.birth(sample(metric("cpu", MetricValue.of(1.0), NOW.plusSeconds(60))), NOW));

        assertThat(birth.payload().getTimestamp()).isLessThan(NOW.toEpochMilli());
        assertThat(birth.payload().getMetricsList())
                .allMatch(metric -> metric.getTimestamp() <= birth.payload().getTimestamp());
    }

    @Test
    void onlyWhatChangedIsReported() {
        session.birth(sample(metric("a", 1), metric("b", 1)), NOW);

        var data = Decoded.of(
                session.data(sample(metric("a", 1), metric("b", 2)), NOW).orElseThrow());

        assertThat(data.topic()).isEqualTo("spBv1.0/tour/NDATA/fc-abc");
        assertThat(data.qos()).isZero();
        assertThat(data.names()).containsExactly("b");
        assertThat(data.payload().getTimestamp()).isEqualTo(NOW.toEpochMilli());
        assertThat(data.metric("b").getTimestamp()).isEqualTo(EARLIER.toEpochMilli());
    }

    @Test
    void nothingChangedIsNoMessageAndTakesNoNumber() {
        session.birth(sample(metric("a", 1)), NOW);

        assertThat(session.data(sample(metric("a", 1)), NOW)).isEmpty();
        assertThat(Decoded.of(session.data(sample(metric("a", 2)), NOW).orElseThrow())
                        .payload()
                        .getSeq())
                .isEqualTo(1);
    }

    @Test
    void losingAValueAndFindingItAgainAreChanges() {
        session.birth(sample(metric("a", 1)), NOW);

        var lost = session.data(sample(metric("a", MetricValue.absent(MetricType.INT))), NOW);
        var found = session.data(sample(metric("a", 1)), NOW);

        assertThat(Decoded.of(lost.orElseThrow()).metric("a").getIsNull()).isTrue();
        assertThat(Decoded.of(found.orElseThrow()).metric("a").getIntValue()).isEqualTo(1);
    }

    @Test
    void theSequenceGoesFromZeroTo255AndBack() {
        session.birth(sample(metric("a", 0)), NOW);

        for (int i = 1; i <= 600; i++) {
            var data = Decoded.of(session.data(sample(metric("a", i)), NOW).orElseThrow());

            assertThat(data.payload().getSeq()).isEqualTo(i % 256);
        }
    }

    @Test
    void aRebirthKeepsTheDeathNumberStartsTheSequenceAgainAndSaysEverything() {
        session.birth(sample(metric("a", 1), metric("b", 1)), NOW);
        session.data(sample(metric("a", 2), metric("b", 1)), NOW);

        var rebirth = Decoded.of(session.birth(sample(metric("a", 2), metric("b", 1)), NOW));

        assertThat(rebirth.payload().getSeq()).isZero();
        assertThat(rebirth.bdSeq()).isEqualTo(17);
        assertThat(rebirth.names()).contains("a", "b");
        assertThat(session.data(sample(metric("a", 2), metric("b", 1)), NOW)).isEmpty();
    }

    @Test
    void valuesStandOldestFirst() {
        var late = metric("late", MetricValue.of(2), EARLIER.plusSeconds(2));
        var early = metric("early", MetricValue.of(2), EARLIER);

        var birth = Decoded.of(session.birth(sample(late, early), NOW));

        assertThat(birth.payload().getMetricsList())
                .extracting(metric -> metric.getTimestamp())
                .isSorted();
        assertThat(birth.names()).startsWith("early", "late");
    }

    @Test
    void aBirthCoversTheSameNamesWithTheSameTypesOnly() {
        session.birth(sample(metric("a", 1), metric("b", 1)), NOW);

        assertThat(session.covers(sample(metric("b", 5), metric("a", 5)))).isTrue();
        assertThat(session.covers(sample(metric("a", MetricValue.absent(MetricType.INT)), metric("b", 1))))
                .isTrue();
        assertThat(session.covers(sample(metric("a", 1)))).isFalse();
        assertThat(session.covers(sample(metric("a", 1), metric("b", 1), metric("c", 1))))
                .isFalse();
        assertThat(session.covers(sample(metric("a", 1), metric("b", 1.0)))).isFalse();
    }

    private static Sample sample(Metric... metrics) {
        return new Sample(List.of(metrics));
    }

    private static Metric metric(String name, int value) {
        return metric(name, MetricValue.of(value));
    }

    private static Metric metric(String name, double value) {
        return metric(name, MetricValue.of(value));
    }

    private static Metric metric(String name, MetricValue value) {
        return metric(name, value, EARLIER);
    }

    private static Metric metric(String name, MetricValue value, Instant at) {
        return new Metric(name, value, at);
    }
}
