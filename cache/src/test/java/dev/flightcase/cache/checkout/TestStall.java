package dev.flightcase.cache.checkout;

import dev.flightcase.cache.MemoryStore;
import dev.flightcase.cache.catalog.Assortment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A disk, a clock that stands still if not said otherwise, and the ledgers that a test starts on them; closes those after the test. */
final class TestStall implements AfterEachCallback {
    final MemoryStore disk = new MemoryStore();
    final TestTime time;
    private final LedgerConfig config;
    private final LedgerPorts ports;
    private final List<TestLedger> started = new ArrayList<>();

    TestStall() {
        this(TestLedger.CONFIG, LedgerPorts.local());
    }

    TestStall(LedgerConfig config, LedgerPorts ports) {
        this(config, ports, TestTime.standing());
    }

    private TestStall(LedgerConfig config, LedgerPorts ports, TestTime time) {
        this.config = config;
        this.ports = ports;
        this.time = time;
    }

    /** Its ticks run, as a ledger that waits for its disk needs them to. */
    static TestStall inRealTime() {
        return new TestStall(TestLedger.CONFIG, LedgerPorts.local(), TestTime.running());
    }

    /** Closes the last one, if any. */
    TestLedger start() {
        return startHeard((_, _) -> {});
    }

    TestLedger startHeard(LedgerListener listener) {
        if (!started.isEmpty()) {
            started.getLast().close();
        }
        var ledger = new TestLedger(disk, config, time, ports, listener);
        started.add(ledger);
        return ledger;
    }

    TestLedger selling(Assortment assortment) {
        return start().adopting(assortment);
    }

    /** Forty shirts and sixty records. */
    TestLedger selling() {
        return selling(TestShop.assortment(41, 40));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        started.forEach(TestLedger::close);
    }
}
