package dev.flightcase.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Queue and clock, on a line that a test holds. */
class HubChecksTest {
    private final Line hub = new Line();

    @Test
    void anOrderThatWaitedAndCameIsFine() throws InterruptedException {
        assertThat(queue(new OrderPath.Stored(Duration.ofMillis(3))))
                .isEqualTo(Finding.ok(
                        "A training order waited while the line to the hub was cut, and was there 250 ms after it came"
                                + " back."));
        assertThat(hub.calls).containsExactly("cut", "order", "restore", "wait for 7");
    }

    @Test
    void oneThatDoesNotComeIsAWarning() throws InterruptedException {
        hub.drains = false;

        assertThat(queue(new OrderPath.Stored(Duration.ofMillis(3))).status()).isEqualTo(Status.WARN);
    }

    @Test
    void theLineIsRestoredWhateverComesOfTheOrder() throws InterruptedException {
        assertThat(queue(new OrderPath.Refused("No.", "Do."))).isEqualTo(Finding.fail("No.", "Do."));
        assertThat(queue(new OrderPath.NotTried("Nothing to sell.", "Import.")).status())
                .isEqualTo(Status.UNKNOWN);
        assertThat(hub.calls).containsExactly("cut", "order", "restore", "cut", "order", "restore");
    }

    @Test
    void withoutAHubOrWithoutALineNothingIsTried() throws InterruptedException {
        hub.online = false;
        assertThat(queue(new OrderPath.Stored(Duration.ZERO)).says())
                .isEqualTo("The hub is not reached, so the queue for it was not tried.");
        hub.exists = false;
        assertThat(queue(new OrderPath.Stored(Duration.ZERO)))
                .isEqualTo(Finding.ok("Not tried: this stall has no hub, so nothing waits for one."));
        assertThat(clock()).isEqualTo(Finding.ok("Not looked at: this stall has no hub."));
        assertThat(hub.calls).isEmpty();
    }

    @Test
    void aTokenThatTheHubHasOpenedIsFine() throws InterruptedException {
        assertThat(tokens(new Way()))
                .isEqualTo(Finding.ok("The hub opened a training token, and its answer was here after 30 ms."));
    }

    @Test
    void oneThatTheHubCanNotOpenFailsAndSilenceWarns() throws InterruptedException {
        var way = new Way();
        way.answer = new PaymentPath.Answer(false, "sealed for a key that the hub has not");
        assertThat(tokens(way).status()).isEqualTo(Status.FAIL);
        assertThat(tokens(way).says()).contains("sealed for a key that the hub has not");
        way.answer = null;
        assertThat(tokens(way).status()).isEqualTo(Status.WARN);
        way.trial = new PaymentPath.Not(new OrderPath.Refused("No.", "Do."));
        assertThat(tokens(way)).isEqualTo(Finding.fail("No.", "Do."));
        way.trial = new PaymentPath.Not(new OrderPath.NotTried("Nothing to sell.", "Import."));
        assertThat(tokens(way).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void withoutAHubItsKeyOrALineNoTokenIsTried() throws InterruptedException {
        var way = new Way();
        way.trial = new PaymentPath.Not(new OrderPath.Refused("Not to be tried.", ""));
        hub.online = false;
        assertThat(tokens(way).status()).isEqualTo(Status.UNKNOWN);
        way.claimed = false;
        assertThat(tokens(way).action()).contains("flightcase claim CODE");
        way.taken = false;
        assertThat(tokens(way)).isEqualTo(Finding.ok("Not tried: this stall takes no payment tokens."));
        hub.exists = false;
        assertThat(tokens(way).status()).isEqualTo(Status.OK);
    }

    @Test
    void theClockIsComparedWithTheHubs() {
        assertThat(clock().status()).isEqualTo(Status.UNKNOWN);
        hub.ahead = Duration.ofMillis(40);
        assertThat(clock()).isEqualTo(Finding.ok("This clock and the hub's agree to 40 ms."));
        hub.ahead = Duration.ofMinutes(-5);
        assertThat(clock().says()).isEqualTo("This clock is 5 minutes behind the hub's.");
        hub.ahead = Duration.ofSeconds(31);
        assertThat(clock().says()).isEqualTo("This clock is 31 seconds ahead of the hub's.");
        hub.ahead = Duration.ofDays(4000);
        assertThat(clock().says()).isEqualTo("This clock is 4000 days ahead of the hub's.");
    }

    private Finding queue(OrderPath.Trial trial) throws InterruptedException {
        OrderPath path = () -> {
            hub.calls.add("order");
            return trial;
        };
        try {
            return QueueCheck.of(hub, path, () -> hub.ticks).probe().look();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Finding tokens(Way way) throws InterruptedException {
        try {
            return PaymentTokensCheck.of(hub, way, () -> hub.ticks).probe().look();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Finding clock() {
        try {
            return HubClockCheck.of(hub).probe().look();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private final class Way implements PaymentPath {
        private boolean taken = true;
        private boolean claimed = true;
        private Trial trial = new Stored(new UUID(1, 2));
        private @Nullable Answer answer = new Answer(true, "training");

        @Override
        public boolean takesTokens() {
            return taken;
        }

        @Override
        public boolean knowsTheHub() {
            return claimed;
        }

        @Override
        public Trial tryOne() {
            return trial;
        }

        @Override
        public Optional<Answer> await(UUID order, Duration limit) {
            hub.ticks += 30_000_000;
            return Optional.ofNullable(answer);
        }
    }

    private static final class Line implements HubPath {
        private final List<String> calls = new ArrayList<>();
        private boolean exists = true;
        private boolean online = true;
        private boolean drains = true;
        private long ticks;
        private @Nullable Duration ahead;

        @Override
        public boolean exists() {
            return exists;
        }

        @Override
        public boolean online() {
            return online;
        }

        @Override
        public boolean cut() {
            calls.add("cut");
            return true;
        }

        @Override
        public void restore() {
            calls.add("restore");
        }

        @Override
        public long last() {
            return 7;
        }

        @Override
        public long confirmed() {
            return 3;
        }

        @Override
        public boolean awaitConfirmed(long sequence, Duration limit) {
            calls.add("wait for " + sequence);
            ticks += 250_000_000;
            return drains;
        }

        @Override
        public Optional<Duration> ahead() {
            return Optional.ofNullable(ahead);
        }
    }
}
