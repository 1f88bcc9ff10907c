package dev.flightcase.media.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConformanceMonitorTest {
    private static final CleanStream VIDEO = CleanStream.video();
    private static final CleanStream AUDIO = CleanStream.audio();

    private final AtomicLong now = new AtomicLong();
    private final List<String> heard = new ArrayList<>();
    private final ConformanceMonitor monitor = monitor(50);

    private ConformanceMonitor monitor(int share) {
        return new ConformanceMonitor(
                "stage",
                Tolerance.DEFAULT,
                now::get,
                share,
                (rule, count, first) -> heard.add(rule.id() + " " + count));
    }

    @Test
    void aCleanStreamIsSilent() {
        monitor.multivariant(CleanStream.multivariant());
        for (int state = 1; state < 200; state++) {
            publish(state);
        }

        assertThat(heard).isEmpty();
        assertThat(monitor.counts()).isEmpty();
        assertThat(monitor.cost().checks()).isGreaterThan(400);
        assertThat(monitor.cost().skipped()).isZero();
    }

    @Test
    void aViolationIsToldWithItsCountAndFirstExample() {
        monitor.playlist("video.m3u8", VIDEO.full(100).replace("HOLD-BACK=6", "HOLD-BACK=5"), 0);
        monitor.playlist("video.m3u8", VIDEO.full(101).replace("HOLD-BACK=6", "HOLD-BACK=5"), CleanStream.PART_NANOS);

        assertThat(heard).containsExactly("T8 1", "T8 2");
        assertThat(monitor.counts()).isEqualTo(Map.of(Rule.T8, 2L));
    }

    @Test
    void t22APartThatIsNamedTooEarlyIsFound() {
        publish(100);
        monitor.playlist("video.m3u8", VIDEO.full(101), now.addAndGet(CleanStream.PART_NANOS));

        assertThat(heard).containsExactly("T22 1");
    }

    @Test
    void t6AndT4PartsAreWhatIsSaidOfThem() {
        publish(100);
        monitor.part("video.m3u8", new PartMade("s16.4.m4s", 300_000_000, true, false));
        monitor.playlist("video.m3u8", VIDEO.full(101), now.addAndGet(CleanStream.PART_NANOS));

        assertThat(heard).containsExactly("T4 1", "T6 1", "B4-6 1");
    }

    @Test
    void t20AStallIsSeenWhileNothingHappens() {
        publish(100);
        monitor.tick(now.addAndGet(1_450_000_000));
        assertThat(heard).isEmpty();

        monitor.tick(now.addAndGet(200_000_000));
        monitor.tick(now.addAndGet(200_000_000));

        // Both renditions, and each stall once.
        assertThat(heard).containsExactly("T20 2");
    }

    @Test
    void t20MediaThatIsLateIsToldAndAGapThatIsNotIsNot() {
        monitor.playlist("video.m3u8", VIDEO.full(100), 0);
        monitor.playlist("video.m3u8", VIDEO.full(101), 1_100_000_000);
        assertThat(heard).containsExactly("T20 1");

        String hint = VIDEO.full(101)
                .lines()
                .filter(line -> line.contains("PRELOAD-HINT"))
                .findFirst()
                .orElseThrow();
        String gap = "#EXT-X-PART:DURATION=0.33334,URI=\"gap.m4s\",GAP=YES\n";
        monitor.playlist("video.m3u8", VIDEO.full(101).replace(hint, gap + hint), 2_200_000_000L);
        assertThat(heard).containsExactly("T20 1");
    }

    @Test
    void d13ADeltaOfAnotherStateIsFound() {
        publish(100);
        monitor.delta("video.m3u8", VIDEO.delta(99));

        assertThat(heard).containsExactly("D13 1");
    }

    @Test
    void b15RenditionsArePutBesideEachOther() {
        monitor.playlist("video.m3u8", VIDEO.full(100), 0);
        monitor.playlist("audio.m3u8", AUDIO.full(100).replace(",HOLD-BACK=6", ",HOLD-BACK=7"), 0);
        now.set(2_000_000_000L);
        monitor.playlist("video.m3u8", VIDEO.full(106), now.get());

        assertThat(heard).contains("B1-5 1");
    }

    @Test
    void whatDidNotChangeIsNotReadAgain() {
        monitor.playlist("video.m3u8", VIDEO.full(100).replace("HOLD-BACK=6", "HOLD-BACK=5"), 0);
        monitor.playlist("video.m3u8", VIDEO.full(100).replace("HOLD-BACK=6", "HOLD-BACK=5"), 1);

        assertThat(heard).containsExactly("T8 1");
    }

    @Test
    void aBusyBoardSkipsTextsAndSaysSo() {
        AtomicLong slow = new AtomicLong();
        ConformanceMonitor busy = new ConformanceMonitor(
                "stage",
                Tolerance.DEFAULT,
                () -> slow.addAndGet(200_000_000),
                1_000_000,
                (rule, count, first) -> heard.add(rule.id()));
        for (int state = 100; state < 110; state++) {
            busy.playlist("video.m3u8", VIDEO.full(state), state * CleanStream.PART_NANOS);
        }

        assertThat(busy.cost().skipped()).isEqualTo(8);
        assertThat(heard).isEmpty();
    }

    private void publish(int state) {
        int segment = (state - 1) / CleanStream.PARTS;
        int index = (state - 1) % CleanStream.PARTS;
        now.set(state * CleanStream.PART_NANOS);
        for (CleanStream stream : List.of(VIDEO, AUDIO)) {
            monitor.part(
                    stream.name(),
                    new PartMade(CleanStream.part(segment, index), CleanStream.PART_NANOS + 3_000, index == 0, true));
            monitor.playlist(stream.name(), stream.full(state), now.get());
            if (state > 50) {
                monitor.delta(stream.name(), stream.delta(state));
            }
        }
    }
}
