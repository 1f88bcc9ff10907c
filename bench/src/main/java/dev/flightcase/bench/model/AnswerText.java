package dev.flightcase.bench.model;

import dev.flightcase.cache.checkout.EntryView;
import dev.flightcase.cache.checkout.EventView;
import dev.flightcase.cache.checkout.HoldView;
import dev.flightcase.cache.checkout.OrderRecordReader;
import dev.flightcase.cache.checkout.OrderView;
import dev.flightcase.cache.checkout.Outcome;
import dev.flightcase.cache.checkout.RecordedOrder;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ledger answered, in the words of the model. */
final class AnswerText {
    private AnswerText() {}

    static String of(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> (done.replay() ? "replay " : "done ") + facts(done.value());
            case Outcome.Refused<?> refused -> "refused " + refused.refusal().reason();
            case Outcome.KeyConflict<?> _ -> "conflict";
            case Outcome.Busy<?> _ -> "busy";
            case Outcome.NotDurable<?> _ -> "not durable";
        };
    }

    /** Its name and bytes; null when it has none. */
    static @Nullable Named named(Outcome<?> outcome) {
        return outcome instanceof Outcome.Done<?> done
                ? switch (done.value()) {
                    case OrderView order -> new Named(order.id(), order.json().text());
                    case HoldView hold -> new Named(hold.id(), hold.json().text());
                    case EntryView entry -> new Named(entry.id(), entry.json().text());
                    default -> null;
                }
                : null;
    }

    record Named(UUID id, String json) {}

    static String order(OrderView order) {
        var json = order.json().text();
        var record = OrderRecordReader.read(order.json());
        var paid = record.tenders().stream()
                .mapToLong(RecordedOrder.Paid::amountMinor)
                .sum();
        return "order " + order.number() + (record.training() ? " training" : "") + " total "
                + record.total().minor() + " paid " + paid + (json.startsWith("{\"state\":\"voided\"") ? " voided" : "")
                + (json.contains(",\"handed_over\":true,") ? " handed over" : "");
    }

    static String hold(HoldView hold) {
        var json = hold.json().text();
        return "hold " + json.substring(json.indexOf("\"lines\":") + "\"lines\":".length());
    }

    private static String facts(@Nullable Object value) {
        return switch (value) {
            case OrderView order -> order(order);
            case HoldView hold -> hold(hold);
            case EntryView entry -> entry(entry.json().text());
            case EventView event ->
                "event " + event(event.event()) + " " + event.life().wire();
            case null, default -> "what is this: " + value;
        };
    }

    private static String entry(String json) {
        var available = Members.text(json, "available");
        return "entry " + Members.text(json, "number") + (available.isEmpty() ? "" : " available " + available);
    }

    static int event(UUID id) {
        return id.equals(Edition.id(0)) ? 0 : id.equals(Edition.id(1)) ? 1 : -1;
    }
}
