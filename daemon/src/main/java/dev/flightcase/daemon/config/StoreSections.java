package dev.flightcase.daemon.config;

import dev.flightcase.cache.checkout.LedgerConfig;
import dev.flightcase.settings.Section;
import java.time.Duration;

/** Keys {@code ledger.*}. */
final class StoreSections {
    private static final long MIB = 1024 * 1024;

    private StoreSections() {}

    static LedgerConfig ledger(Section section) {
        var defaults = LedgerConfig.defaults();
        var second = Duration.ofSeconds(1);
        return new LedgerConfig(
                requests(section, defaults.requests()),
                holds(section, defaults.holds()),
                queue(section, defaults.queue()),
                section.duration("recovery-pause", defaults.recoveryPause(), second, second.multipliedBy(600)),
                section.duration("close-wait", defaults.closeWait(), second, second.multipliedBy(60)),
                section.bytes("block-cache", defaults.blockCacheBytes(), MIB, 1024 * MIB),
                section.bytes("write-buffer", defaults.writeBufferBytes(), MIB, 64 * MIB));
    }

    private static LedgerConfig.Queue queue(Section section, LedgerConfig.Queue defaults) {
        var second = Duration.ofSeconds(1);
        return new LedgerConfig.Queue(
                section.integer("queue-commands-max", defaults.commandsMax(), 1, 1_000_000),
                section.integer("queue-per-device-max", defaults.perDeviceMax(), 1, 1_000_000),
                section.integer("batch-commands-max", defaults.batchMax(), 1, 10_000),
                section.duration("retry-after", defaults.retryAfter(), second, second.multipliedBy(60)));
    }

    private static LedgerConfig.Requests requests(Section section, LedgerConfig.Requests defaults) {
        return new LedgerConfig.Requests(
                section.integer("lines-max", defaults.linesMax(), 1, 1000),
                section.integer("tenders-max", defaults.tendersMax(), 1, 100),
                section.integer("quantity-max", defaults.quantityMax(), 1, 1_000_000),
                section.integer("text-chars-max", defaults.textCharsMax(), 8, 1000),
                section.integer("page-orders-max", defaults.pageOrdersMax(), 1, 1000));
    }

    private static LedgerConfig.Holds holds(Section section, LedgerConfig.Holds defaults) {
        var second = Duration.ofSeconds(1);
        var day = Duration.ofDays(1);
        return new LedgerConfig.Holds(
                section.duration("hold-lease", defaults.lease(), second, day),
                section.duration("hold-lease-max", defaults.leaseMax(), second, day),
                section.duration("hold-lifetime-max", defaults.lifetimeMax(), second, day),
                section.integer("holds-max", defaults.liveMax(), 1, 1_000_000),
                section.integer("holds-per-device-max", defaults.perDeviceMax(), 1, 1_000_000));
    }
}
