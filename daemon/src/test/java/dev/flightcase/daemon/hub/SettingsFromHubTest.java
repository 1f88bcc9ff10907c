package dev.flightcase.daemon.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.NodeConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the hub may set at a node, and what becomes of brokers that lead nowhere. */
@Timeout(30)
class SettingsFromHubTest {
    private static final String HUB = "0123456789abcdef";
    private static final UUID COMMAND = new UUID(1, 1);
    private static final URI OLD = URI.create("mqtts://old:8883");
    private static final URI OTHER = URI.create("mqtts://other:8883");

    @TempDir
    private Path folder;

    private final FakeLine line = new FakeLine();
    private final List<CommandOutcome> later = new CopyOnWriteArrayList<>();
    private final List<List<URI>> proven = new CopyOnWriteArrayList<>();

    private static final class FakeLine implements BrokerTrial.Line {
        private final List<List<URI>> used = new CopyOnWriteArrayList<>();
        private volatile boolean proven;

        @Override
        public void use(List<URI> brokers) {
            used.add(brokers);
        }

        @Override
        public boolean isProven() {
            return proven && !used.isEmpty();
        }
    }

    private SettingsFromHub settings(boolean ownBrokers) {
        var settings = new SettingsFromHub(new SettingsFile(folder), "Stall", ownBrokers);
        settings.belong(HUB);
        return settings;
    }

    private SettingsFromHub ready(BrokerTrial.Pause pause) {
        var settings = settings(false);
        settings.ready(
                List.of(OLD),
                new BrokerTrial(line, pause),
                (_, outcome) -> later.add(outcome),
                () -> proven.add(settings.brokers(HUB)));
        return settings;
    }

    private static NodeConfiguration name(String name) {
        return new NodeConfiguration(name, List.of());
    }

    private static NodeConfiguration brokers(URI... brokers) {
        return new NodeConfiguration("", List.of(brokers));
    }

    private static void until(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aNameIsInForceAtOnceAndAfterAStart() {
        var settings = settings(false);
        assertThat(settings.name()).isEqualTo("Stall");

        assertThat(settings.take(COMMAND, name(" North bar "))).isInstanceOf(CommandOutcome.Done.class);

        assertThat(settings.name()).isEqualTo("North bar");
        assertThat(settings(false).name()).isEqualTo("North bar");
        assertThat(settings(false).brokers(HUB)).isEmpty();
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        var settings = settings(false);

        assertThat(settings.take(COMMAND, name("a\nb"))).isInstanceOf(CommandOutcome.Refused.class);
        assertThat(settings.take(COMMAND, name("x".repeat(81)))).isInstanceOf(CommandOutcome.Refused.class);
        assertThat(settings.name()).isEqualTo("Stall");
    }

    @Test
    void brokersThatLeadToAReceiptAreKept() {
        line.proven = true;
        var settings = ready(_ -> {});

        assertThat(settings.take(COMMAND, brokers(URI.create("mqtts://other"))))
                .isInstanceOf(CommandOutcome.Done.class);

        until(() -> !proven.isEmpty());
        assertThat(proven).containsExactly(List.of(OTHER));
        assertThat(line.used).containsExactly(List.of(OTHER));
        assertThat(settings(false).brokers(HUB)).containsExactly(OTHER);
        assertThat(later).isEmpty();
        // Said again, it does no more.
        assertThat(settings.take(new UUID(1, 2), brokers(OTHER))).isInstanceOf(CommandOutcome.Done.class);
        assertThat(line.used).hasSize(1);
    }

    @Test
    void brokersThatLeadNowhereAreLeftAgainAndTheHubHearsOfIt() {
        var settings = ready(_ -> {});

        assertThat(settings.take(COMMAND, brokers(OTHER))).isInstanceOf(CommandOutcome.Done.class);

        until(() -> !later.isEmpty());
        assertThat(line.used).containsExactly(List.of(OTHER), List.of(OLD));
        assertThat(later).singleElement().isInstanceOf(CommandOutcome.Refused.class);
        assertThat(settings(false).brokers(HUB)).isEmpty();
    }

    @Test
    void oneTrialAtATime() {
        var settings = ready(_ -> new CountDownLatch(1).await());

        settings.take(COMMAND, brokers(OTHER));

        assertThat(settings.take(COMMAND, brokers(OTHER))).isInstanceOf(CommandOutcome.Done.class);
        assertThat(settings.take(new UUID(1, 2), brokers(URI.create("mqtts://third"))))
                .isInstanceOf(CommandOutcome.Refused.class);
        assertThat(line.used).isEmpty();
    }

    @Test
    void aStopDuringATrialEndsIt() {
        ready(_ -> new CountDownLatch(1).await()).take(COMMAND, brokers(OTHER));

        var next = ready(_ -> {});

        assertThat(next.brokers(HUB)).isEmpty();
        assertThat(later).singleElement().isInstanceOf(CommandOutcome.Refused.class);
        later.clear();
        ready(_ -> {});
        assertThat(later).isEmpty();
    }

    @Test
    void anotherHubsNodeForgetsWhatTheFirstHasSetAndLeavesItsTrial() {
        var never = new Semaphore(0);
        var settings = ready(_ -> never.tryAcquire(100, TimeUnit.MILLISECONDS));
        settings.take(COMMAND, name("North bar"));
        settings.take(COMMAND, brokers(OTHER));
        until(() -> !line.used.isEmpty());

        settings.belong("fedcba9876543210");

        assertThat(settings.name()).isEqualTo("Stall");
        assertThat(settings.take(new UUID(1, 2), brokers(OTHER)))
                .as("until it is tied to the other")
                .isInstanceOf(CommandOutcome.Refused.class);
        settings.ready(List.of(OLD), new BrokerTrial(line, _ -> {}), (_, outcome) -> later.add(outcome), () -> {});
        assertThat(later).as("the command was the first hub's").isEmpty();
        assertThat(line.used).as("the old ones are not the other hub's").containsExactly(List.of(OTHER));
        assertThat(settings(false).name())
                .as("after a start, back at the first")
                .isEqualTo("Stall");
    }

    @Test
    void brokersOfAHubAreThoseOfNoOther() {
        line.proven = true;
        ready(_ -> {}).take(COMMAND, brokers(OTHER));
        until(() -> !proven.isEmpty());

        assertThat(settings(false).brokers(HUB)).containsExactly(OTHER);
        assertThat(settings(false).brokers("")).isEmpty();
    }

    @Test
    void theNodesOwnFileWins() {
        var settings = settings(true);

        assertThat(settings.take(COMMAND, brokers(OTHER))).isInstanceOf(CommandOutcome.Refused.class);
        assertThat(settings.brokers(HUB)).isEmpty();
    }

    @Test
    void whatIsNoBrokerIsRefused() {
        assertThat(ready(_ -> {}).take(COMMAND, brokers(URI.create("http://other"))))
                .isInstanceOf(CommandOutcome.Refused.class);
    }

    @Test
    void aDamagedFileCountsAsMissing() throws IOException {
        Files.writeString(folder.resolve("hub-settings"), "name Bar\ntrial nonsense\n");

        assertThat(settings(false).name()).isEqualTo("Stall");
    }
}
