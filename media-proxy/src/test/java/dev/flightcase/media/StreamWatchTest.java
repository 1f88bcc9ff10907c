package dev.flightcase.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.media.ingest.PublishingPoint;
import dev.flightcase.media.isobmff.Boxes;
import dev.flightcase.media.isobmff.MalformedMediaException;
import dev.flightcase.media.packager.MediaTime;
import dev.flightcase.media.store.SegmentStore;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamWatchTest {
    /** Ten pictures at 30 in a second. */
    private static final Duration PART = Duration.ofNanos(333_333_333);

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final MediaTime time = new MediaTime(() -> now, this::ticks);
    private final SegmentStore store = new SegmentStore(16 * 1024 * 1024, time.ticks());
    private final LiveStream stream =
            new LiveStream("demo", "t0", MediaConfig.defaults(), time, store, StreamMemory.NONE);
    private final PublishingPoint.Feed feed = stream.feed("main.mp4");
    private int pictures;

    private long ticks() {
        return now.getEpochSecond() * 1_000_000_000 + now.getNano();
    }

    @BeforeEach
    void begin() throws MalformedMediaException {
        feed.read(ByteBuffer.wrap(Boxes.init()));
    }

    @AfterEach
    void close() {
        stream.clear();
        store.close();
    }

    private void parts(StreamWatch watch, int count) throws MalformedMediaException {
        for (int i = 0; i < count; i++) {
            now = now.plus(PART);
            feed.read(ByteBuffer.wrap(Boxes.both(pictures, 10)));
            pictures += 10;
            watch.look();
        }
    }

    @Test
    void findsNothingInAStreamThatIsAsItShouldBe() throws MalformedMediaException {
        parts(stream.watch(), 120);

        ConformanceStatus found = stream.status().conformance();
        assertThat(found.violations()).isEmpty();
        assertThat(found.checks()).isGreaterThan(100);
        assertThat(found.skipped()).isZero();
    }

    @Test
    void t20AStreamThatStandsStillIsToldAndForgottenInTime() throws MalformedMediaException {
        parts(stream.watch(), 30);
        now = now.plusMillis(1600);
        stream.watch().look();
        assertThat(stream.status().conformance().violations()).isEqualTo(Map.of("T20", 1L));
        assertThat(stream.status().conformance().rulesLately()).isEqualTo(1);

        now = now.plus(StreamWatch.LATELY);
        assertThat(stream.status().conformance().rulesLately()).isZero();
        assertThat(stream.status().conformance().total()).isEqualTo(1);
    }

    @Test
    void t22APartThatCannotBeFetchedIsTold() throws MalformedMediaException {
        StreamWatch watch = new StreamWatch("demo", stream.edges(), this::butNotThatOne, time.ticks());
        parts(watch, 30);

        assertThat(watch.status().violations()).isEqualTo(Map.of("T22", 1L));
    }

    private Optional<SharedBytes> butNotThatOne(String uri) {
        return uri.contains("-p20-") ? Optional.empty() : store.get("demo/" + uri);
    }

    @Test
    void whatComesAfterAnEndIsNotHeldAgainstWhatWas() throws MalformedMediaException {
        parts(stream.watch(), 30);
        stream.clear();
        now = now.plusSeconds(60);
        stream.watch().look();

        assertThat(stream.status().conformance().violations()).isEmpty();
    }
}
