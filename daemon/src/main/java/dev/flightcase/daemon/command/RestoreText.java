package dev.flightcase.daemon.command;

import dev.flightcase.cache.JsonText;
import dev.flightcase.cache.audit.AuditReport;
import dev.flightcase.cache.audit.AuditText;
import dev.flightcase.cache.books.Totals;
import dev.flightcase.cache.mirror.RestoreReport;
import dev.flightcase.catalogfolder.Money;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

/** What came of restoring, in words and as JSON. */
final class RestoreText {
    private RestoreText() {}

    /**
     * @param checked whether the check of the new ledger got to its end
     * @param totals of its last event
     */
    static CommandResult restored(
            RestoreReport.Restored restored, Optional<Path> aside, boolean checked, Totals totals) {
        var ledger = restored.ledger();
        var lines = new ArrayList<String>();
        lines.add("restored " + ledger.orders() + " orders, " + ledger.voids() + " of them taken back, and "
                + ledger.practised() + " for practice: " + ledger.entries() + " entries of node "
                + restored.from().node());
        var last = ledger.lastOrder();
        lines.add(
                last == null
                        ? "no order is on the mirror"
                        : "the last order is number " + last.number() + " of " + last.at()
                                + "; what was sold after it is not on the mirror: compare with receipts and the cash box");
        for (var sums : totals.sums()) {
            lines.add("event " + totals.event() + " took " + new Money(sums.total(), sums.currency()).decimal() + " "
                    + sums.currency().getCurrencyCode() + ", as flightcase export --summary says in full");
        }
        if (restored.tornBytes() > 0) {
            lines.add("the last entry was half written (" + restored.tornBytes() + " bytes) and is left out");
        }
        if (restored.damage() != null) {
            lines.add("the mirror goes on, but could not be read further: " + restored.damage());
        }
        if (ledger.tokens() > 0) {
            lines.add(ledger.tokens() + " payments by token can not be charged from here: their tokens were on the old"
                    + " card only");
        }
        aside.ifPresent(before -> lines.add("the ledger that was here is kept in " + before));
        lines.add(
                restored.events().isEmpty()
                        ? "the mirror does not know its events: stock begins anew with the next import"
                        : "import the folder of the event again (flightcase import DIR), then start the node");
        lines.add(checked ? "the new ledger was checked and holds" : "the new ledger holds as far as it was checked");
        return new CommandResult(ExitCode.OK, lines, JsonLine.object(json -> {
            json.writeBooleanProperty("ok", true);
            json.writeStringProperty("node", restored.from().node());
            json.writeNumberProperty("entries", ledger.entries());
            json.writeNumberProperty("orders", ledger.orders());
            json.writeNumberProperty("voids", ledger.voids());
            json.writeNumberProperty("training_orders", ledger.practised());
            json.writeStringProperty("event", totals.event().toString());
            json.writeArrayPropertyStart("totals");
            for (var sums : totals.sums()) {
                json.writeStartObject();
                json.writeNumberProperty("amount", sums.total());
                json.writeStringProperty("currency", sums.currency().getCurrencyCode());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeNumberProperty("tokens_lost", ledger.tokens());
            json.writeNumberProperty("torn_bytes", restored.tornBytes());
            json.writeStringProperty("damage", restored.damage());
            json.writeNumberProperty("last_order", last == null ? 0 : last.number());
            json.writeStringProperty(
                    "last_order_at", last == null ? null : last.at().toString());
        }));
    }

    static CommandResult damaged(RestoreReport.Damaged damaged) {
        var lines = new ArrayList<String>();
        lines.add("not restored: the mirror is damaged: " + damaged.damage());
        lines.add(damaged.good() + " entries before that are good; --partly restores these");
        return new CommandResult(ExitCode.DATA, lines, JsonLine.object(json -> {
            json.writeBooleanProperty("ok", false);
            json.writeStringProperty("damage", damaged.damage());
            json.writeNumberProperty("good", damaged.good());
        }));
    }

    static CommandResult doesNotHold(AuditReport audit, Path building) {
        var lines = new ArrayList<String>();
        lines.add("not restored: what was built in " + building + " does not hold; nothing else was changed");
        lines.addAll(new AuditText(new JsonText()).lines(audit));
        return new CommandResult(ExitCode.FAILED, lines);
    }
}
