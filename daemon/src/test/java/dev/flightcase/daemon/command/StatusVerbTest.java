package dev.flightcase.daemon.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.daemon.health.Dimension;
import dev.flightcase.daemon.health.HealthReport;
import dev.flightcase.daemon.health.Reason;
import dev.flightcase.daemon.health.State;
import dev.flightcase.daemon.hub.CatalogStatus;
import dev.flightcase.hal.Moment;
import dev.flightcase.hal.Quality;
import dev.flightcase.hal.Quantity;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Snapshot;
import dev.flightcase.hal.Unit;
import dev.flightcase.media.ConformanceStatus;
import dev.flightcase.media.DeliveryStatus;
import dev.flightcase.media.StreamErrors;
import dev.flightcase.media.StreamState;
import dev.flightcase.media.StreamStatus;
import dev.flightcase.media.pipeline.EncoderState;
import dev.flightcase.media.pipeline.EncoderStatus;
import dev.flightcase.media.rewind.RewindStatus;
import dev.flightcase.uplink.sync.SyncStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusVerbTest {
    private static final Moment NOW = new Moment(Instant.parse("2026-11-21T18:00:00Z"), 0);

    @Test
    void saysInAFewLinesHowTheNodeIsAndWhatToDo() {
        var result = status(new StatusVerb.Event("Night Market", "open"), List.of(full()));

        assertThat(result.exitCode()).isZero();
        assertThat(result.lines())
                .containsExactly(
                        "node     fc-abc, Stall 1, version 0.1.0",
                        "event    Night Market, open",
                        "phones   3 enrolled",
                        "orders   12 since the node started",
                        "health   DEGRADED, score 40, 75 % of the expected signals are fresh",
                        "         The disk is nearly full. Free some space.");
        assertThat(result.json())
                .isEqualTo("{\"node\":\"fc-abc\",\"name\":\"Stall 1\",\"version\":\"0.1.0\","
                        + "\"event\":{\"name\":\"Night Market\",\"stage\":\"open\"},\"devices\":3,\"orders\":12,"
                        + "\"state\":\"DEGRADED\",\"score\":40,\"coverage\":0.75,\"reasons\":[{\"dimension\":\"storage\","
                        + "\"says\":\"The disk is nearly full.\",\"do\":\"Free some space.\"}]}");
    }

    @Test
    void saysHowEachEncoderOfThisNodeIsAndWhy() {
        var encoder = new EncoderStatus("stage", "srt", EncoderState.BACKING_OFF, "no new picture for 5 s", 3, null);
        var result = status(null, List.of(), new LiveStatus(List.of(), List.of(encoder), Optional.empty()));

        assertThat(result.lines()).contains("encoder  stage backing-off: no new picture for 5 s (3 restarts)");
        assertThat(result.json())
                .contains("\"encoders\":[{\"stream\":\"stage\",\"source\":\"srt\",\"state\":\"backing-off\","
                        + "\"reason\":\"no new picture for 5 s\",\"restarts\":3}]");
    }

    @Test
    void saysHowEachStreamIsAndWhichRulesItBroke() {
        var found = new ConformanceStatus(Map.of("T20", 2L, "B4-6", 1L), 1, 100, 0);
        var delivery = new DeliveryStatus(0, 0, 0, 0, 0, 0, 0);
        var errors = new StreamErrors(0, 0, 0, 0, 0, 0);
        var stream = new StreamStatus("stage", StreamState.LIVE, 0, 0, 0, 0, 1, null, errors, delivery, found);
        var kept = new RewindStatus(3 << 20, Duration.ofSeconds(130), 1, "No space left on device");
        var result = status(null, List.of(), new LiveStatus(List.of(stream), List.of(), Optional.of(kept)));

        assertThat(result.lines())
                .contains(
                        "stream   stage live, 1 viewer; broke rules of HLS: B4-6 1x, T20 2x",
                        "rewind   2 minutes, 3 MiB, 1 segments lost; not written now: No space left on device");
        assertThat(result.json())
                .contains("\"streams\":[{\"stream\":\"stage\",\"state\":\"live\",\"viewers\":1,"
                        + "\"violations\":{\"B4-6\":1,\"T20\":2}}],\"rewind\":{\"length_s\":130,\"bytes\":3145728,"
                        + "\"lost\":1,\"trouble\":\"No space left on device\"}");
    }

    @Test
    void saysHowToGetAnEventWhereThereIsNone() {
        var result = status(null, List.of());

        assertThat(result.lines()).contains("event    none yet: flightcase import DIR brings one");
        assertThat(result.json()).contains("\"event\":null", "\"reasons\":[]");
    }

    private static CommandResult status(StatusVerb.@Nullable Event event, List<Reason> reasons) {
        return status(event, reasons, new LiveStatus(List.of(), List.of(), Optional.empty()));
    }

    private static CommandResult status(StatusVerb.@Nullable Event event, List<Reason> reasons, LiveStatus live) {
        var health = new HealthReport(
                State.DEGRADED,
                40,
                0.75,
                new TreeMap<>(),
                reasons,
                new Snapshot(NOW, new TreeSet<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
        return new StatusVerb(() -> new StatusVerb.Status(
                        "fc-abc", "Stall 1", "0.1.0", event, 3, 12, null, null, NO_CATALOG, live, health))
                .run("", _ -> {});
    }

    private static final CatalogStatus NO_CATALOG =
            new CatalogStatus(new SyncStatus(SyncStatus.Step.IDLE, 0, 0, 0, 0, 0, 0, 0, ""), null, null);

    private static Reason full() {
        var reading = new Reading("host.disk-free", new Quantity(1, Unit.PERCENT), NOW, Quality.GOOD, "test");
        return new Reason(
                reading, Duration.ZERO, Dimension.STORAGE, 40, 5, "The disk is nearly full.", "Free some space.");
    }
}
