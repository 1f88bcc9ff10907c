package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.cash;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.MemoryStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever listens hears of each change of stock, once it is on the disk. */
class ListenerTest {
    private record Heard(long revision, Set<String> skus) {}

    @RegisterExtension
    final TestStall stall = new TestStall();

    private final List<Heard> heard = Collections.synchronizedList(new ArrayList<>());
    private TestLedger shop;

    @BeforeEach
    void listen() {
        shop = stall.startHeard((revision, skus) -> heard.add(new Heard(revision, Set.copyOf(skus))));
        shop.adopting(41, 40);
        assertThat(last()).isEqualTo(new Heard(shop.reads.revision(), Set.of("TEE", "LP", "BUNDLE", "PRINT")));
    }

    @Test
    void aSaleIsToldWithTheBundlesThatItChanges() {
        shop.sold("a");

        assertThat(last()).isEqualTo(new Heard(shop.reads.revision(), Set.of("TEE", "BUNDLE")));
    }

    @Test
    void holdsAndTheirEndsAreTold() {
        var hold = shop.held("a", line("BUNDLE", 1));
        assertThat(last()).isEqualTo(new Heard(shop.reads.revision(), Set.of("TEE", "LP", "BUNDLE")));

        shop.release(hold);
        assertThat(last()).isEqualTo(new Heard(shop.reads.revision(), Set.of("TEE", "LP", "BUNDLE")));

        shop.held("b", line("LP", 1));
        stall.time.pass(TestLedger.CONFIG.holds().lease());
        shop.nudge();
        assertThat(last()).isEqualTo(new Heard(shop.reads.revision(), Set.of("LP", "BUNDLE")));
    }

    @Test
    void whatChangesNoStockIsNotTold() {
        heard.clear();

        shop.order("a", TestShop.training(2000, line("TEE", 1)));
        shop.order("b", cash(1, line("TEE", 1)));
        shop.sold("c");
        shop.shirt("c");

        assertThat(heard).hasSize(1);
    }

    @Test
    void nothingIsToldBeforeItIsOnTheDiskNorWhenItNeverCameThere() {
        heard.clear();
        stall.disk.beforeWrite(() -> assertThat(heard).isEmpty());
        stall.disk.failWrite(1, MemoryStore.Fault.LOST);

        shop.shirt("a");
        shop.nudge();

        assertThat(heard).isEmpty();
    }

    @Test
    void whatLandedThoughItsWriteFailedIsToldOnceThatIsKnown() {
        stall.disk.failWrite(1, MemoryStore.Fault.LANDED);

        assertThat(shop.shirt("a")).isInstanceOf(Outcome.NotDurable.class);
        shop.nudge();

        assertThat(shop.reads.available("TEE")).isEqualTo(39);
        assertThat(last()).isEqualTo(new Heard(shop.reads.revision(), Set.of("TEE", "BUNDLE")));
    }

    @Test
    void aListenerThatBreaksTakesNothingWithIt() {
        shop = stall.startHeard((_, _) -> {
            throw new IllegalStateException("a bug");
        });
        shop.adopting(41, 40);
        var hold = shop.held("a", line("TEE", 5));

        assertThat(shop.order("b", TestShop.outOf(hold, 10_000, line("TEE", 5))))
                .isInstanceOf(Outcome.Done.class);
        stall.time.pass(TestLedger.CONFIG.holds().lease());

        assertThat(shop.nudge().reads.available("TEE")).isEqualTo(35);
    }

    @Test
    void changesSinceARevisionAreThoseThatListenersHeardOf() {
        var before = shop.reads.revision();
        shop.sold("a");
        shop.held("b", line("LP", 2));

        var changes = shop.reads.changesSince(before);

        assertThat(changes.revision()).isEqualTo(shop.reads.revision());
        assertThat(changes.available().keySet()).containsExactlyInAnyOrder("TEE", "LP", "BUNDLE");
        assertThat(shop.reads.changesSince(shop.reads.revision()).available()).isEmpty();
    }

    private Heard last() {
        return heard.getLast();
    }
}
