package dev.flightcase.bench.model;

import dev.flightcase.cache.checkout.EventLife;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes a history of a seed; the same one each time. */
final class Histories {
    private static final List<Duration> NOT_AT_ALL = List.of(Duration.ZERO);
    /** Around the ends of leases: 30 s, 120 s, 600 s, and 900 s in all. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofMillis(1),
            Duration.ofSeconds(29),
            Duration.ofSeconds(30),
            Duration.ofNanos(119_999_999_999L),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(16));

    private static final List<Duration> JUMPS = List.of(
            Duration.ofMinutes(-25),
            Duration.ofMinutes(25),
            Duration.ofHours(1),
            Duration.ofHours(1),
            Duration.ofHours(-1),
            Duration.ofDays(-12 * 365),
            Duration.ofDays(12 * 365)); // Beyond 2038-01-19.

    private final Random random;
    private final Acts acts;

    private Histories(long seed) {
        random = new Random(seed);
        acts = new Acts(random);
    }

    /** At least so many operations. */
    static List<Step> of(long seed, int operations) {
        return new Histories(seed).make(operations);
    }

    private List<Step> make(int operations) {
        var steps = new ArrayList<Step>();
        steps.add(folder(0));
        var made = 1;
        while (made < operations) {
            var step = step();
            steps.add(step);
            made += step.operations();
        }
        return steps;
    }

    private Step step() {
        var dice = random.nextInt(100);
        if (dice < 60) {
            return new Step.Ask(pick(random.nextInt(10) == 0 ? WAITS : NOT_AT_ALL), acts.some(1));
        }
        if (dice < 76) {
            return new Step.Ask(pick(random.nextInt(10) == 0 ? WAITS : NOT_AT_ALL), acts.some(2 + random.nextInt(5)));
        }
        if (dice < 78) {
            return new Step.Ask(pick(WAITS), List.of());
        }
        if (dice < 82) {
            return new Step.SetClock(pick(JUMPS));
        }
        if (dice < 86) {
            return folder(random.nextInt(4) == 0 ? 1 : 0);
        }
        if (dice < 88) {
            return new Step.AdoptAgain(random.nextInt(2));
        }
        if (dice < 92) {
            var down = random.nextBoolean() ? Duration.ofSeconds(1) : pick(WAITS);
            return new Step.Restart(down, random.nextInt(3) == 0, random.nextInt(8) > 0);
        }
        if (dice < 98) {
            return new Step.FailWrite(1 + random.nextInt(3), random.nextBoolean());
        }
        return dice < 99
                ? new Step.Outage(acts.some(1 + random.nextInt(5)))
                : new Step.Ask(Duration.ZERO, List.of(acts.become(EventLife.OPEN)));
    }

    private Step.Import folder(int event) {
        Map<String, Integer> brought = new LinkedHashMap<>();
        for (var goods : Goods.ALL) {
            if (random.nextInt(20) > 0) {
                brought.put(goods.sku(), random.nextInt(goods.open() ? 60 : 24));
            }
        }
        Map<String, Integer> pickups = new LinkedHashMap<>();
        for (var pickup : Edition.PICKUPS.keySet().stream().sorted().toList()) {
            if (random.nextInt(6) > 0) {
                pickups.put(pickup, random.nextInt(6));
            }
        }
        return new Step.Import(event, brought, random.nextInt(3) * 10, pickups);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
