package dev.flightcase.daemon.hub;

import dev.flightcase.cache.checkout.HubStanding;
import dev.flightcase.cache.checkout.OldestToken;
import dev.flightcase.cache.checkout.Waiting;
import dev.flightcase.uplink.LinkState;
import dev.flightcase.uplink.commerce.CommerceStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * How far the hub has what was sold here, at one moment.
 *
 * @param token payment token that has waited longest; null when none waits
 * @param line how the connection is
 * @param at node time
 */
public record HubStatus(
        Waiting waiting, HubStanding standing, @Nullable OldestToken token, CommerceStatus line, Instant at) {
    private static final int REJECTED_TOLD_MAX = 10;

    /** As people read it. */
    public String says() {
        if (waiting.orders() > 0) {
            return count(waiting.orders(), "order waits", "orders wait") + " for the hub, oldest " + time(age());
        }
        return waiting.entries() == 0
                ? "all orders are at the hub"
                : "all orders are at the hub; " + count(waiting.entries(), "other entry waits", "other entries wait");
    }

    /** Of the oldest entry that waits; zero when none does, or the clock was set back. */
    public Duration age() {
        var since = waiting.since();
        var age = since == null ? Duration.ZERO : Duration.between(since, at);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /** How the line is, in a few words. */
    public String link() {
        return switch (line.link()) {
            case LinkState.Off _ -> "the line is down";
            case LinkState.Connecting(var broker, var _) -> "connecting to " + broker;
            case LinkState.Online(var broker, var _) -> "connected to " + broker;
            case LinkState.Waiting(var _, var reason, var _) -> "not connected: " + reason;
        };
    }

    /** Lines of {@code flightcase status}, without the word before them. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(says() + "; " + link());
        standing.rejected().reversed().stream()
                .limit(REJECTED_TOLD_MAX)
                .forEach(entry -> lines.add("entry " + entry.sequence() + " (" + entry.id() + ") is kept here only: "
                        + entry.reason().says()));
        var more = standing.rejected().size() - REJECTED_TOLD_MAX;
        if (more > 0) {
            lines.add("and " + more + " more");
        }
        if (line.trouble().deadLetters() > 0) {
            lines.add(count(line.trouble().deadLetters(), "message", "messages")
                    + " from the hub's broker made no sense; the last: "
                    + line.trouble().lastDeadLetter());
        }
        if (line.trouble().withoutRecord() > 0) {
            lines.add(
                    count(line.trouble().withoutRecord(), "entry was", "entries were") + " too large for any message");
        }
        if (token != null) {
            lines.add("a payment token waits; " + until(token.expires()));
        }
        return lines;
    }

    private String until(Instant expires) {
        var left = Duration.between(at, expires);
        return left.isPositive() ? "it is good for another " + time(left) : "it has run out, if this clock is right";
    }

    /** The members of an object {@code hub}. */
    public void write(JsonGenerator json) {
        json.writeObjectPropertyStart("hub");
        json.writeStringProperty("says", says());
        json.writeNumberProperty("orders_waiting", waiting.orders());
        json.writeNumberProperty("entries_waiting", waiting.entries());
        json.writeNumberProperty("oldest_s", age().toSeconds());
        json.writeNumberProperty("confirmed_through", standing.mark());
        json.writeStringProperty("link", word());
        json.writeStringProperty("link_says", link());
        var receipt = line.progress().lastReceipt();
        if (receipt == null) {
            json.writeNullProperty("receipt_age_s");
        } else {
            json.writeNumberProperty("receipt_age_s", receipt.toSeconds());
        }
        json.writeNumberProperty("rejected", standing.rejected().size());
        json.writeNumberProperty("dead_letters", line.trouble().deadLetters());
        if (token == null) {
            json.writeNullProperty("token_expires");
        } else {
            json.writeStringProperty("token_expires", token.expires().toString());
        }
        json.writeEndObject();
    }

    private String word() {
        return switch (line.link()) {
            case LinkState.Off _ -> "off";
            case LinkState.Connecting _ -> "connecting";
            case LinkState.Online _ -> "online";
            case LinkState.Waiting _ -> "waiting";
        };
    }

    private static String count(long many, String one, String several) {
        return many + " " + (many == 1 ? one : several);
    }

    private static String time(Duration span) {
        if (span.toMinutes() < 2) {
            return span.toSeconds() + " s";
        }
        return span.toHours() < 2 ? span.toMinutes() + " min" : span.toHours() + " h";
    }
}
