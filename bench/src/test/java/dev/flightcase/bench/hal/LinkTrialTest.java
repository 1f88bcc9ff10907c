package dev.flightcase.bench.hal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.network.BrokerReply;
import dev.flightcase.hal.network.DnsReply;
import dev.flightcase.hal.network.LinkKind;
import dev.flightcase.hal.network.ProbeBudget;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seconds are of virtual time. */
@Timeout(120)
class LinkTrialTest {

    @ParameterizedTest
    @EnumSource(LinkFault.class)
    void theSameSeedIsTheSameEvening(LinkFault fault) {
        if (fault.callsForAnother()) {
            assertThat(new LinkTrial(5).secondsToTheRightLink(fault))
                    .isPositive()
                    .isEqualTo(new LinkTrial(5).secondsToTheRightLink(fault));
        } else {
            assertThat(new LinkTrial(5).changesUnder(fault)).isEqualTo(new LinkTrial(5).changesUnder(fault));
        }
    }

    @Test
    void aPulledCableIsSeenAtTheNextLookAtTheKernelsFiles() {
        for (long seed = 0; seed < 10; seed++) {
            assertThat(new LinkTrial(seed).secondsToTheRightLink(LinkFault.CABLE_OUT))
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aModemWithASessionIsNotProbed() {
        var day = Duration.ofDays(1);

        assertThat(LinkHours.bytes(LinkHours.Month.SESSION, 1, day)).isZero();
        assertThat(LinkHours.bytes(LinkHours.Month.WELL, 1, day)).isPositive();
    }

    @Test
    void aQuietNightHasNoFlap() {
        assertThat(LinkHours.flaps(1, Duration.ofHours(1), 0)).isZero();
    }

    @Test
    void whatIsLostTakesAsLongAsItsPatience() {
        var time = new VirtualTime();
        var net = new VirtualNet(time, new ProbeBudget(1_000_000, time::ticks), new SplittableRandom(1));
        var dead = net.add("eth0", LinkKind.ETHERNET, LinkFault.DEAD.on(Condition.good(0, Duration.ofMillis(20))))
                .seen();

        time.start(() -> {
            assertThat(net.ask(dead, VirtualNet.HUB).reply()).isInstanceOf(DnsReply.Silent.class);
            assertThat(Duration.ofNanos(time.ticks())).isEqualTo(Duration.ofMillis(3 * 350));
            assertThat(net.connect(dead, dead.addresses().getFirst(), 8883)).isInstanceOf(BrokerReply.Silent.class);
            net.session(true);
        });
        time.finish();

        assertThat(net.sessionIsUp()).as("the task came to its end").isTrue();
        assertThat(Duration.ofNanos(time.ticks())).isEqualTo(Duration.ofMillis(3 * 350 + 1300));
    }

    @Test
    void aRankIsTheLeastThatSoManyDoNotExceed() {
        double[] sorted = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20};

        assertThat(NetworkPart.rank(sorted, 0.5)).isEqualTo(10);
        assertThat(NetworkPart.rank(sorted, 0.95)).isEqualTo(19);
        assertThat(NetworkPart.rank(new double[] {7}, 0.95)).isEqualTo(7);
    }
}
