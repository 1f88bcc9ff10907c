package dev.flightcase.daemon.api;

import dev.flightcase.cache.audit.Audit;
import dev.flightcase.cache.audit.AuditText;
import dev.flightcase.cache.books.Books;
import dev.flightcase.cache.books.TotalsJson;
import dev.flightcase.cache.token.Role;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import dev.flightcase.http.Router;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Executor;

/** The day's totals and the audit, for the operator. */
public final class AccountsRoutes {
    private static final Duration AUDIT_RETRY_AFTER = Duration.ofSeconds(5);

    private final Books books;
    private final TotalsJson totals;
    private final Audit audit;
    private final AuditText text;
    private final Access access;
    private final Executor readers;

    /** @param readers threads that may be held for seconds */
    public AccountsRoutes(
            Books books, TotalsJson totals, Audit audit, AuditText text, Access access, Executor readers) {
        this.books = books;
        this.totals = totals;
        this.audit = audit;
        this.text = text;
        this.access = access;
        this.readers = readers;
    }

    public void addTo(Router.Builder routes) {
        routes.get("/api/v1/totals", access.blocking(Role.OPERATOR, readers, (request, _) -> totals(request)));
        routes.get("/api/v1/audit", access.blocking(Role.OPERATOR, readers, (_, _) -> audit()));
    }

    private Response totals(Request request) {
        var day = request.query().first("day");
        var event = request.query().first("event");
        LocalDate of;
        try {
            of = day.map(LocalDate::parse).orElse(null);
        } catch (DateTimeException e) {
            return Problems.badParameter("day", "must be a date such as 2026-11-21");
        }
        try {
            var summed = books.totals(event.map(UUID::fromString).orElse(null), of);
            return Response.json(HttpBytes.heap(totals.render(summed))).withCacheControl("no-store");
        } catch (IllegalArgumentException e) {
            return Problems.badParameter("event", "must be the id of an event");
        }
    }

    private Response audit() {
        return audit.runAlone(audit.within(), _ -> {})
                .map(report -> Response.json(HttpBytes.heap(text.json(report))).withCacheControl("no-store"))
                .orElseGet(() -> LedgerTrouble.later(
                        503,
                        "audit-running",
                        "An audit is running",
                        "The books are being checked already. Ask again in a few seconds.",
                        AUDIT_RETRY_AFTER));
    }
}
