package dev.flightcase.daemon.api;

import dev.flightcase.cache.export.Export;
import dev.flightcase.cache.export.ExportPart;
import dev.flightcase.cache.token.Role;
import dev.flightcase.http.Query;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The books as a file, streamed, one at a time. */
public final class ExportRoute {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Function<@Nullable UUID, Export> exports;
    private final Access access;
    private final FileStream files;

    /**
     * @param exports of one event, or for null of all; does not block
     * @param writer one thread
     */
    public ExportRoute(Function<@Nullable UUID, Export> exports, Access access, Executor writer) {
        this.exports = exports;
        this.access = access;
        this.files = new FileStream(writer);
    }

    public void addTo(Router.Builder routes) {
        routes.get(
                "/api/v1/export",
                access.blocking(Role.OPERATOR, Runnable::run, (request, _) -> export(request.query())));
    }

    private Response export(Query query) {
        var format = query.first("format").orElse("csv");
        var part = part(format, query.first("part").orElse(ExportPart.ORDERS.word()));
        if (part.isEmpty()) {
            return format.equals("csv")
                    ? Problems.badParameter("part", "must be orders, payments, taxes or stock")
                    : Problems.badParameter("format", "must be csv, json or jsonl");
        }
        if (files.isBusy()) {
            return LedgerTrouble.later(
                    503,
                    "export-running",
                    "An export is running",
                    "Somebody fetches an export already. Try again when it is done.",
                    RETRY_AFTER);
        }
        try {
            return file(
                    part.get(),
                    exports.apply(query.first("event").map(UUID::fromString).orElse(null)));
        } catch (IllegalArgumentException e) {
            return Problems.badParameter("event", "must be the id of an event");
        }
    }

    private static Optional<ExportPart> part(String format, String part) {
        return switch (format) {
            case "csv" -> ExportPart.of(part).filter(ExportPart::isTable);
            case "json" -> Optional.of(ExportPart.DOCUMENT);
            case "jsonl" -> Optional.of(ExportPart.JOURNAL);
            default -> Optional.empty();
        };
    }

    private Response file(ExportPart part, Export export) {
        var body = files.of(part.file(), out -> export.write(part, out, _ -> {}));
        return Response.ok(part.mediaType(), body)
                .withHeader("Content-Disposition", "attachment; filename=\"" + part.file() + "\"")
                .withCacheControl("no-store");
    }
}
