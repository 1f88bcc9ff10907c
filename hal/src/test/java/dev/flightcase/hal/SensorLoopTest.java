package dev.flightcase.hal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SensorLoopTest {

    private static final Duration PERIOD = Duration.ofMillis(100);
    private static final HalConfig CONFIG = new HalConfig(
            BoardSettings.defaults(),
            PERIOD,
            100,
            Duration.ofMillis(5),
            Duration.ofMillis(100),
            Duration.ofMillis(200));
    private static final Timebase TIME = new Timebase(InstantSource.system(), System::nanoTime);

    @Test
    void aSensorThatHangsDoesNotStopTheOthers() {
        var release = new CountDownLatch(1);
        var hanging = sensor("test.hanging");
        hanging.does(() -> {
            awaitForever(release);
            return List.of(hanging.measured(TIME, 1));
        });
        var quick = sensor("test.quick").measures(TIME, 2);
        try (var loop = started(hanging, quick)) {
            await().until(() -> trouble(loop, hanging) == Trouble.HUNG && quick.reads() > 3);

            assertThat(hanging.reads()).isEqualTo(1);
            assertThat(loop.snapshot().good("test.quick")).isPresent();
            assertThat(loop.snapshot().readings()).doesNotContainKey("test.hanging");

            release.countDown();
            await().until(() -> trouble(loop, hanging) == Trouble.NONE && hanging.reads() > 1);
            assertThat(loop.snapshot().good("test.hanging")).isPresent();
        }
    }

    @Test
    void aSensorThatThrowsIsCountedAndReadAgain() {
        var throwing = sensor("test.throwing").does(() -> {
            throw new IllegalStateException("a mistake");
        });
        var quick = sensor("test.quick").measures(TIME, 2);
        try (var loop = started(throwing, quick)) {
            await().until(() -> throwing.reads() > 2 && quick.reads() > 2);

            var status = loop.snapshot().sensor(throwing.name()).orElseThrow();
            assertThat(status.trouble()).isEqualTo(Trouble.THREW);
            assertThat(status.failures()).isGreaterThanOrEqualTo(2);
            assertThat(status.detail()).isEqualTo("java.lang.IllegalStateException: a mistake");
            assertThat(loop.snapshot().good("test.quick")).isPresent();

            throwing.measures(TIME, 3);
            await().until(() -> loop.snapshot().good("test.throwing").isPresent());
            assertThat(trouble(loop, throwing)).isEqualTo(Trouble.NONE);
        }
    }

    @Test
    void quickSensorsShareAThread() {
        var threads = ConcurrentHashMap.<String>newKeySet();
        var sensors = IntStream.range(0, 8)
                .<Sensor>mapToObj(i -> sensor("test.quick-" + i).does(() -> {
                    threads.add(Thread.currentThread().getName());
                    return List.of();
                }))
                .toList();
        try (var loop = new SensorLoop(sensors, CONFIG, TIME)) {
            loop.start();

            await().until(() -> loop.snapshot().sensors().values().stream().allMatch(status -> status.polls() > 3));
        }

        // One, and on a machine that is very busy perhaps another; HandoffTest pins down why.
        assertThat(threads).hasSizeLessThan(3).allMatch(name -> name.startsWith("sensor-read-"));
    }

    @Test
    void allSensorsButOneMayHang() {
        var never = new CountDownLatch(1);
        var sensors = new ArrayList<Sensor>();
        IntStream.range(0, 8)
                .mapToObj(i -> sensor("test.hanging-" + i).does(() -> {
                    awaitForever(never);
                    return List.of();
                }))
                .forEach(sensors::add);
        var quick = sensor("test.quick").measures(TIME, 2);
        sensors.add(quick);
        try (var loop = new SensorLoop(sensors, CONFIG, TIME)) {
            loop.start();

            await().until(() -> quick.reads() > 3);
        } finally {
            never.countDown();
        }
    }

    @Test
    void closingLeavesASensorThatIgnoresItBehind() {
        var release = new CountDownLatch(1);
        var stubborn = sensor("test.stubborn").does(() -> {
            awaitForever(release);
            return List.of();
        });
        var loop = started(stubborn);
        await().until(() -> stubborn.reads() == 1);

        loop.close();

        assertThat(loop.snapshot().sensor(stubborn.name()).orElseThrow().polls())
                .isEqualTo(1);
        release.countDown();
    }

    @Test
    void readsNothingAfterClosing() {
        var quick = sensor("test.quick").measures(TIME, 2);
        var loop = started(quick);
        await().until(() -> quick.reads() > 1);

        loop.close();
        loop.close();
        int reads = quick.reads();

        await().during(PERIOD.multipliedBy(3)).until(() -> quick.reads() == reads);
    }

    @Test
    void mayBeClosedWithoutAStartAndStartsOnce() {
        var loop = new SensorLoop(List.of(), CONFIG, TIME);
        loop.close();

        var other = started();
        assertThatIllegalStateException().isThrownBy(other::start);
        other.close();
    }

    private static SensorLoop started(Sensor... sensors) {
        var loop = new SensorLoop(List.of(sensors), CONFIG, TIME);
        loop.start();
        return loop;
    }

    private static ScriptedSensor sensor(String signal) {
        return new ScriptedSensor(new Signal(signal, Unit.ONE, Plausibility.between(0, 10)), PERIOD);
    }

    private static Trouble trouble(SensorLoop loop, Sensor sensor) {
        return loop.snapshot().sensor(sensor.name()).orElseThrow().trouble();
    }

    /** As native code does: deaf to interruption. */
    private static void awaitForever(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException _) {
                // Goes on waiting, which is the point.
            }
        }
    }
}
