package dev.flightcase.bench.model;

import dev.flightcase.cache.audit.Audit;
import dev.flightcase.cache.audit.AuditConfig;
import dev.flightcase.cache.checkout.LedgerReads;
import dev.flightcase.cache.checkout.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks for each order and hold once more, and for an audit. */
final class EndCheck {
    private EndCheck() {}

    static void of(PlainStall stall, LedgerReads reads, Map<Integer, UUID> named) {
        var holds = new PlainHolds(stall, RunningLedger.CONFIG.holds());
        named.forEach((act, id) -> {
            var order = stall.orders.get(act);
            var hold = stall.holds.get(act);
            if (order != null) {
                Mismatch.same(
                        "order of act " + act,
                        order.now(),
                        AnswerText.order(reads.orderById(id).orElseThrow()));
            } else if (hold != null) {
                Mismatch.same(
                        "hold of act " + act,
                        holds.now(hold),
                        AnswerText.hold(reads.hold(id).orElseThrow()));
            }
        });
        Mismatch.same("orders on the page", (long) stall.orders.size(), many(reads.orders(null, null)));
        var waiting = stall.orders.values().stream()
                .filter(order -> order.event() == stall.event && PlainOffice.waits(order))
                .count();
        Mismatch.same("orders to hand over", waiting, many(reads.handovers(null)));
    }

    /** What the node itself finds when it is asked to audit. */
    static void audit(LedgerReads reads) {
        var report = new Audit(
                        () -> reads.journalReads().snapshot(), List.of(), AuditConfig.defaults(), System::nanoTime)
                .run(_ -> {});
        report.checks()
                .forEach(check -> Mismatch.require(
                        check.ok(), "the audit says of " + check.invariant() + ": " + check.violations()));
    }

    private static long many(Page page) {
        return page instanceof Page.Found found ? found.json().text().split("\\{\"state\":\"", -1).length - 1L : -1;
    }
}
