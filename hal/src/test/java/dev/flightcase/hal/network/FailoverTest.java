package dev.flightcase.hal.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailoverTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final FailoverRules rules = FailoverRules.defaults();
    private final Failover failover = new Failover(rules);
    private final Map<String, Candidate> links = new TreeMap<>();
    private long now = -7;
    private FailoverState state = FailoverState.at(now, rules);
    private Choice last = new Choice.Stay(null, "");
    private boolean checkoutOpen;

    @Test
    void takesTheBestLinkOnceAllAreKnown() {
        put("wlan0", Reach.FULL, true, false, 1);
        links.put("eth0", new Candidate("eth0", Reach.LAN, false, 0, false, 0));
        assertThat(decide()).isInstanceOf(Choice.Stay.class);

        put("eth0", Reach.FULL, true, false, 0);

        assertThat(decide()).isInstanceOf(Choice.Switch.class);
        assertThat(inUse()).isEqualTo("eth0");
    }

    @Test
    void aLinkThatIsDeadAtTheStartIsNotWaitedForLong() {
        put("wwan0", Reach.FULL, true, true, 3);
        links.put("eth0", new Candidate("eth0", Reach.LAN, false, 0, false, 0));

        assertThat(secondsUntil("wwan0", 20)).isEqualTo(8);
    }

    @Test
    void prefersWhatCostsNothing() {
        put("usb0", Reach.FULL, true, true, 0);
        put("wlan0", Reach.FULL, true, false, 1);

        decide();

        assertThat(inUse()).isEqualTo("wlan0");
    }

    @Test
    void leavesADeadLinkAtOnceEvenDuringACheckout() {
        bothWork();
        checkoutOpen = true;
        put("eth0", Reach.NONE, false, false, 0);

        assertThat(decide()).isEqualTo(new Choice.Switch("eth0", "wlan0", "eth0 is gone."));
    }

    @Test
    void leavesALinkThatVanished() {
        bothWork();
        links.remove("eth0");

        decide();

        assertThat(inUse()).isEqualTo("wlan0");
    }

    @Test
    void leavesAfterThreeFailuresInARowWithinTwentySeconds() {
        bothWork();

        fail("eth0");
        fail("eth0");
        assertThat(inUse()).isEqualTo("eth0");
        fail("eth0");

        assertThat(inUse()).isEqualTo("wlan0");
    }

    @Test
    void aSuccessBetweenFailuresCounts() {
        bothWork();

        for (int i = 0; i < 10; i++) {
            fail("eth0");
            fail("eth0");
            put("eth0", Reach.FULL, true, false, 0);
            decide();
        }

        assertThat(inUse()).isEqualTo("eth0");
    }

    @Test
    void theSameRoundIsNotCountedTwice() {
        bothWork();
        put("eth0", Reach.LIMITED, false, false, 0);

        for (int i = 0; i < 30; i++) {
            decide();
        }

        assertThat(inUse()).isEqualTo("eth0");
    }

    @Test
    void failuresFarApartAreNoFault() {
        bothWork();

        for (int i = 0; i < 6; i++) {
            fail("eth0");
            now += Duration.ofSeconds(21).toNanos();
        }

        assertThat(inUse()).isEqualTo("eth0");
    }

    @Test
    void staysWhereNothingIsBetter() {
        bothWork();
        for (int i = 0; i < 5; i++) {
            put("wlan0", Reach.LIMITED, false, false, 1);
            fail("eth0");
        }

        assertThat(inUse()).isEqualTo("eth0");
        put("wlan0", Reach.FULL, true, false, 1);
        decide();
        assertThat(inUse()).isEqualTo("wlan0");
    }

    @Test
    void anOpenCheckoutHoldsAFailingLinkForAWhile() {
        bothWork();
        checkoutOpen = true;

        fail("eth0");
        fail("eth0");
        fail("eth0");
        assertThat(last).isEqualTo(new Choice.Wait("eth0", "wlan0", "It fails, and a checkout is open."));

        now += rules.checkoutMax().toNanos();
        decide();
        assertThat(inUse()).isEqualTo("wlan0");
    }

    @Test
    void theChangeIsMadeWhenTheCheckoutEnds() {
        bothWork();
        checkoutOpen = true;
        fail("eth0");
        fail("eth0");
        fail("eth0");

        checkoutOpen = false;
        decide();

        assertThat(inUse()).isEqualTo("wlan0");
    }

    @Test
    void goesBackAfterAMinuteOfGoodAndTwoOfDwell() {
        bothWork();
        lose("eth0");
        put("eth0", Reach.FULL, true, false, 0);

        assertThat(secondsUntil("eth0", 300)).isBetween(117L, 121L);
    }

    @Test
    void oneFailureBeginsTheMinuteAnew() {
        bothWork();
        lose("eth0");
        now += Duration.ofMinutes(5).toNanos();
        put("eth0", Reach.FULL, true, false, 0);
        decide();
        now += Duration.ofSeconds(50).toNanos();
        fail("eth0");
        put("eth0", Reach.FULL, true, false, 0);

        assertThat(secondsUntil("eth0", 300)).isBetween(60L, 62L);
    }

    @Test
    void dwellDoublesWithEachFlapUpToAQuarterOfAnHour() {
        bothWork();
        var dwells = new ArrayList<Long>();
        for (int i = 0; i < 7; i++) {
            lose("eth0");
            put("eth0", Reach.FULL, true, false, 0);
            dwells.add(secondsUntil("eth0", 2000));
        }

        assertThat(dwells.getFirst()).isBetween(117L, 121L);
        assertThat(dwells.get(1)).isBetween(237L, 241L);
        assertThat(dwells.get(2)).isBetween(477L, 481L);
        assertThat(dwells.get(3)).isBetween(897L, 901L);
        assertThat(dwells.getLast()).isBetween(897L, 901L);
    }

    @Test
    void hoursWithoutATroubleForgiveFlaps() {
        bothWork();
        lose("eth0");
        put("eth0", Reach.FULL, true, false, 0);
        secondsUntil("eth0", 300);
        lose("eth0");
        put("eth0", Reach.FULL, true, false, 0);
        secondsUntil("eth0", 300);
        now += Duration.ofHours(2).toNanos();

        lose("eth0");
        put("eth0", Reach.FULL, true, false, 0);

        assertThat(secondsUntil("eth0", 300)).isBetween(117L, 121L);
    }

    @Test
    void tenPercentLossForTwelveHoursMakesNoFlap() {
        bothWork();
        var random = new SplittableRandom(20261122);
        int changes = 0;

        // A round fails when both a question and the handshake after it lose a packet on one of two ways, twice over.
        double failing = Math.pow(1 - 0.9 * 0.9, 3);
        for (int second = 0; second < 12 * 3600; second++) {
            boolean failed = random.nextDouble() < failing;
            put("eth0", failed ? Reach.LIMITED : Reach.FULL, !failed, false, 0);
            put("wlan0", Reach.FULL, true, false, 1);
            now += SECOND.toNanos();
            changes += decide() instanceof Choice.Switch ? 1 : 0;
        }

        assertThat(changes).isZero();
    }

    private void bothWork() {
        put("eth0", Reach.FULL, true, false, 0);
        put("wlan0", Reach.FULL, true, false, 1);
        decide();
        assertThat(inUse()).isEqualTo("eth0");
    }

    private void lose(String link) {
        fail(link);
        fail(link);
        fail(link);
        assertThat(inUse()).isNotEqualTo(link);
    }

    private void fail(String link) {
        var known = Objects.requireNonNull(links.get(link));
        put(link, Reach.LIMITED, false, known.metered(), known.rank());
        now += SECOND.toNanos();
        decide();
    }

    private long secondsUntil(String link, int most) {
        for (int second = 0; second < most; second++) {
            decide();
            if (link.equals(inUse())) {
                return second;
            }
            now += SECOND.toNanos();
        }
        return most;
    }

    private void put(String link, Reach reach, boolean works, boolean metered, int rank) {
        var known = links.get(link);
        links.put(link, new Candidate(link, reach, works, known == null ? 1 : known.round() + 1, metered, rank));
    }

    private Choice decide() {
        var step = failover.decide(state, now, List.copyOf(links.values()), checkoutOpen);
        state = step.state();
        last = step.choice();
        return last;
    }

    private @Nullable String inUse() {
        return state.inUse();
    }
}
