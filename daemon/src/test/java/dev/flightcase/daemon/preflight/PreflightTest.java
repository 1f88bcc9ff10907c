package dev.flightcase.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.flightcase.daemon.preflight.Check.Lane;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PreflightTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Finding FINE = Finding.ok("Fine.");
    private static final Finding LATE = Finding.fail("Too late.", "Wait.");

    private final AtomicLong ticks = new AtomicLong(Long.MAX_VALUE);
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Preflight> opened = new ArrayList<>();

    @AfterEach
    void close() {
        release.countDown();
        opened.forEach(Preflight::close);
    }

    @Test
    void tellsEachResultAsItComes() throws InterruptedException {
        var preflight = preflight(
                check("slow", Lane.WAITING, () -> {
                    release.await();
                    return FINE;
                }),
                check("quick", Lane.NATIVE, () -> FINE));
        var run = preflight.start();
        var seen = new ArrayList<String>();

        run.follow(result -> {
            seen.add(result.name());
            if (result.name().equals("quick")) {
                assertThat(run.report().isDone()).isFalse();
                assertThat(run.report().checks())
                        .extracting(PreflightReport.Progress::result)
                        .containsExactly(null, result);
                release.countDown();
            }
        });

        assertThat(seen).containsExactly("quick", "slow");
        assertThat(run.report().isReady()).isTrue();
        assertThat(run.report().checks())
                .extracting(PreflightReport.Progress::name)
                .containsExactly("slow", "quick");
    }

    @Test
    void aCheckThatThrowsIsUnknownAndCostsNobodyElse() {
        var report = ended(preflight(
                check("broken", Lane.WAITING, () -> {
                    throw new IllegalStateException("a mistake of ours");
                }),
                check("fine", Lane.WAITING, () -> FINE)));

        assertThat(report.count(Status.UNKNOWN)).isEqualTo(1);
        assertThat(report.count(Status.OK)).isEqualTo(1);
        assertThat(finding(report, "broken").says()).doesNotContain("a mistake of ours");
    }

    @ParameterizedTest
    @EnumSource(Lane.class)
    void aCheckThatHangsIsLateAndIsNotStartedASecondTimeWhileItHangs(Lane lane) {
        var started = new AtomicInteger();
        var preflight =
                preflight(new Check("hangs", SHORT, lane, () -> hang(started), LATE), check("fine", lane, () -> FINE));

        var first = ended(preflight);
        var second = ended(preflight);
        assertThat(finding(first, "hangs")).isEqualTo(LATE);
        assertThat(finding(second, "hangs")).isEqualTo(LATE);
        assertThat(finding(second, "fine")).isEqualTo(FINE);
        assertThat(started).hasValue(1);

        release.countDown();
        await().until(() -> finding(ended(preflight), "hangs").equals(FINE));
    }

    @Test
    void nativeChecksThatHangDoNotGrowIntoMoreThreads() {
        var started = new AtomicInteger();
        var checks = new ArrayList<Check>();
        for (int i = 0; i < 6; i++) {
            checks.add(new Check("hangs" + i, SHORT, Lane.NATIVE, () -> hang(started), LATE));
        }
        var preflight = preflight(checks.toArray(Check[]::new));

        for (int round = 0; round < 5; round++) {
            assertThat(ended(preflight).count(Status.FAIL)).isEqualTo(6);
        }
        assertThat(started).hasValue(2);

        release.countDown();
        await().until(() -> ended(preflight).count(Status.OK) == 6);
    }

    @Test
    void noCheckTakesLongerThanTheConfigurationAllows() {
        var started = new AtomicInteger();
        var preflight = preflight(
                new PreflightConfig(SHORT, 20, 600), new Check("hangs", LONG, Lane.WAITING, () -> hang(started), LATE));

        assertThat(finding(ended(preflight), "hangs")).isEqualTo(LATE);
    }

    @Test
    void whoStartsAnotherRunJoinsTheOneUnderWay() {
        var preflight = preflight(check("slow", Lane.WAITING, () -> {
            release.await();
            return FINE;
        }));

        var run = preflight.start();
        assertThat(preflight.start()).isSameAs(run);
        assertThat(preflight.last()).contains(run);

        release.countDown();
        await().until(run::isDone);
        assertThat(preflight.start()).isNotSameAs(run);
    }

    @Test
    void theLastRunIsKeptWithItsAge() {
        var preflight = preflight(check("fine", Lane.WAITING, () -> {
            ticks.addAndGet(Duration.ofMillis(200).toNanos());
            return FINE;
        }));
        assertThat(preflight.last()).isEmpty();

        ended(preflight);
        ticks.addAndGet(Duration.ofMinutes(3).toNanos());

        var report = preflight.last().orElseThrow().report();
        assertThat(report.took()).isEqualTo(Duration.ofMillis(200));
        assertThat(report.age()).isEqualTo(Duration.ofMinutes(3));
        assertThat(report.startedAt()).isEqualTo(Instant.EPOCH);
        assertThat(report.checks().getFirst().result()).isEqualTo(new Result("fine", FINE, Duration.ofMillis(200)));
    }

    @Test
    void closingEndsTheRunUnderWay() {
        var preflight = preflight(check("waits", Lane.WAITING, () -> {
            release.await();
            return FINE;
        }));
        var run = preflight.start();

        preflight.close();

        await().until(run::isDone);
        assertThat(run.report().count(Status.UNKNOWN)).isEqualTo(1);
        assertThat(run.report().isReady()).isTrue();
    }

    /** Heeds no interruption, as a call into a native library. */
    private Finding hang(AtomicInteger started) {
        started.incrementAndGet();
        boolean released = false;
        while (!released) {
            try {
                release.await();
                released = true;
            } catch (InterruptedException e) {
                // On purpose.
            }
        }
        return FINE;
    }

    private static Check check(String name, Lane lane, Check.Probe probe) {
        return new Check(name, LONG, lane, probe, LATE);
    }

    private Preflight preflight(Check... checks) {
        return preflight(PreflightConfig.defaults(), checks);
    }

    private Preflight preflight(PreflightConfig config, Check... checks) {
        var preflight = new Preflight(List.of(checks), config, () -> Instant.EPOCH, ticks::get);
        opened.add(preflight);
        return preflight;
    }

    private static PreflightReport ended(Preflight preflight) {
        return preflight.start().ended().toCompletableFuture().join();
    }

    private static Finding finding(PreflightReport report, String name) {
        return report.checks().stream()
                .map(PreflightReport.Progress::result)
                .filter(result -> result != null && result.name().equals(name))
                .findFirst()
                .orElseThrow()
                .finding();
    }
}
