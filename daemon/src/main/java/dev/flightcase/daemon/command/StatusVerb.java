package dev.flightcase.daemon.command;

import dev.flightcase.cache.checkout.RejectedEntry;
import dev.flightcase.cache.mirror.MirrorStatus;
import dev.flightcase.daemon.health.HealthReport;
import dev.flightcase.daemon.health.Reason;
import dev.flightcase.daemon.hub.CatalogStatus;
import dev.flightcase.daemon.hub.HubStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** {@code status}: how the node is, in a few lines. */
public final class StatusVerb implements ControlVerb {
    public static final String NAME = "status";

    private final Supplier<Status> status;

    public StatusVerb(Supplier<Status> status) {
        this.status = status;
    }

    /**
     * What there is to say.
     *
     * @param name of the stall
     * @param event null before the first import
     * @param orders acknowledged since the node started
     * @param mirror how the second medium is; null when there is none
     * @param hub what waits for the hub; null without one
     * @param catalog how it is with the hub's
     */
    public record Status(
            String nodeId,
            String name,
            String version,
            @Nullable Event event,
            int devices,
            long orders,
            @Nullable MirrorStatus mirror,
            @Nullable HubStatus hub,
            CatalogStatus catalog,
            LiveStatus live,
            HealthReport health) {}

    /**
     * The event that is served.
     *
     * @param stage of its life, such as {@code open}
     */
    public record Event(String name, String stage) {}

    @Override
    public CommandResult run(String argument, Consumer<String> progress) {
        var now = status.get();
        var lines = new ArrayList<String>();
        lines.add("node     " + now.nodeId() + ", " + now.name() + ", version " + now.version());
        lines.add("event    "
                + (now.event() == null
                        ? "none yet: flightcase import DIR brings one"
                        : now.event().name() + ", " + now.event().stage()));
        lines.add("phones   " + now.devices() + " enrolled");
        lines.add("orders   " + now.orders() + " since the node started");
        if (now.mirror() != null) {
            lines.add("mirror   " + now.mirror().state().says()
                    + (now.mirror().behind() == 0 ? "" : " " + now.mirror().behind() + " entries are not on it."));
        }
        if (now.hub() != null) {
            var word = "hub      ";
            for (var line : now.hub().lines()) {
                lines.add(word + line);
                word = "         ";
            }
        }
        now.catalog().lines().forEach(line -> lines.add("catalog  " + line));
        now.live().lines().forEach(lines::add);
        lines.add("health   " + now.health().state() + ", score " + now.health().score() + ", "
                + Math.round(now.health().coverage() * 100) + " % of the expected signals are fresh");
        now.health().reasons().forEach(reason -> lines.add("         " + reason.says() + " " + reason.action()));
        return new CommandResult(ExitCode.OK, lines, JsonLine.object(json -> write(json, now)));
    }

    private static void write(JsonGenerator json, Status now) {
        json.writeStringProperty("node", now.nodeId());
        json.writeStringProperty("name", now.name());
        json.writeStringProperty("version", now.version());
        if (now.event() == null) {
            json.writeNullProperty("event");
        } else {
            json.writeObjectPropertyStart("event");
            json.writeStringProperty("name", now.event().name());
            json.writeStringProperty("stage", now.event().stage());
            json.writeEndObject();
        }
        json.writeNumberProperty("devices", now.devices());
        json.writeNumberProperty("orders", now.orders());
        if (now.mirror() != null) {
            json.writeObjectPropertyStart("mirror");
            json.writeStringProperty("says", now.mirror().state().says());
            json.writeNumberProperty("behind", now.mirror().behind());
            json.writeNumberProperty("lag_s", now.mirror().lag().toSeconds());
            json.writeEndObject();
        }
        if (now.hub() != null) {
            now.hub().write(json);
            rejected(json, now.hub().standing().rejected());
        }
        now.catalog().write(json);
        now.live().write(json);
        json.writeStringProperty("state", now.health().state().name());
        json.writeNumberProperty("score", now.health().score());
        json.writeNumberProperty("coverage", now.health().coverage());
        json.writeArrayPropertyStart("reasons");
        now.health().reasons().forEach(reason -> write(json, reason));
        json.writeEndArray();
    }

    private static void rejected(JsonGenerator json, List<RejectedEntry> entries) {
        json.writeArrayPropertyStart("rejected");
        for (var entry : entries) {
            json.writeStartObject();
            json.writeNumberProperty("sequence", entry.sequence());
            json.writeStringProperty("id", entry.id().toString());
            json.writeStringProperty("reason", entry.reason().wire());
            json.writeStringProperty("says", entry.reason().says());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Reason reason) {
        json.writeStartObject();
        json.writeStringProperty("dimension", reason.dimension().word());
        json.writeStringProperty("says", reason.says());
        json.writeStringProperty("do", reason.action());
        json.writeEndObject();
    }
}
