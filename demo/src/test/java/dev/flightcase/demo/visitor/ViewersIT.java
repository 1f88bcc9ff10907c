package dev.flightcase.demo.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.demo.client.Http;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewersIT {
    private final FakeNode node = node();
    private final Http http = new Http(Duration.ofSeconds(5));
    private final AtomicLong nanos = new AtomicLong(1_000_000_000);
    private final Watching watching = new Watching();
    private final Viewer viewer =
            new Viewer(http, node.base().resolve("live/demo/index.m3u8"), new Pace(), nanos::get, watching);

    @AfterEach
    void close() {
        http.close();
        node.close();
    }

    @Test
    void startsThreeSegmentsBehindTheEdgeAndFetchesEachOnce() throws Exception {
        assertThat(viewer.step()).isEqualTo(Duration.ofSeconds(1));
        assertThat(watching.report().segments()).isEqualTo(3);
        // Nothing new: half of the target duration.
        assertThat(viewer.step()).isEqualTo(Duration.ofMillis(500));

        node.segments.set(6);
        viewer.step();

        var report = watching.report();
        assertThat(report.segments()).isEqualTo(5);
        assertThat(report.bytes()).isEqualTo(60);
        assertThat(report.discontinuities()).isEqualTo(1);
        assertThat(report.errors()).isZero();
        assertThat(report.stalls()).isZero();
    }

    @Test
    void countsAStallWhenTheBufferRanEmpty() throws Exception {
        viewer.step();
        nanos.addAndGet(Duration.ofSeconds(4).toNanos());
        node.segments.set(5);
        viewer.step();

        assertThat(watching.report().stalls()).isEqualTo(1);
    }

    @Test
    void countsSegmentsThatLeftTheWindowUnseen() throws Exception {
        viewer.step();
        node.segments.set(20);
        viewer.step();

        var report = watching.report();
        assertThat(report.missed()).isEqualTo(10);
        assertThat(report.segments()).isEqualTo(3 + 6);
    }

    @Test
    void aMissingSegmentIsAnErrorAndNotTheEnd() throws Exception {
        node.segmentsMissing = true;
        viewer.step();
        node.segmentsMissing = false;
        node.segments.set(5);
        viewer.step();

        var report = watching.report();
        assertThat(report.errors()).isEqualTo(3);
        assertThat(report.firstError()).isEqualTo("no s1.m4s");
        assertThat(report.segments()).isEqualTo(1);
    }

    private static FakeNode node() {
        try {
            return new FakeNode();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
