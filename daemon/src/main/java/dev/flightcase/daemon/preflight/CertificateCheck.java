package dev.flightcase.daemon.preflight;

import dev.flightcase.daemon.enrolment.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether the hub's certificate lasts past the event. Selling needs none, so nothing here keeps doors closed. */
public final class CertificateCheck implements Check.Probe {
    private static final String RENEW =
            "Bring the node online: it renews by itself. Without it sales go on, and the hub hears of them later.";
    /** Of an event that does not say when it ends. */
    private static final Duration USUAL = Duration.ofDays(3);

    private final Supplier<Standing> standing;
    private final Supplier<Optional<Instant>> eventEnd;
    private final InstantSource clock;

    private CertificateCheck(Supplier<Standing> standing, Supplier<Optional<Instant>> eventEnd, InstantSource clock) {
        this.standing = standing;
        this.eventEnd = eventEnd;
        this.clock = clock;
    }

    /** @param eventEnd as its catalog says; empty when it does not say */
    public static Check of(Supplier<Standing> standing, Supplier<Optional<Instant>> eventEnd, InstantSource clock) {
        return new Check(
                "certificate",
                Duration.ofSeconds(5),
                Check.Lane.WAITING,
                new CertificateCheck(standing, eventEnd, clock),
                Finding.unknown("The hub's certificate could not be looked at in time.", "Run this again."));
    }

    @Override
    public Finding look() {
        var now = clock.instant();
        var known = standing.get();
        var certificate = known.certificate();
        if (certificate.isEmpty()) {
            return switch (known.word()) {
                case "local-only" -> Finding.ok("This node is on its own: it needs no certificate.");
                case "claiming" ->
                    Finding.warn("The hub has not answered the claim yet.", "Bring the node online; sales go on.");
                case "revoked" ->
                    Finding.warn(
                            "The hub has taken this node out.",
                            "Sales go on and stay here; to come back, claim it with a new code.");
                default ->
                    Finding.warn(
                            "It is not known whose node this is: its enrolment is damaged.",
                            "flightcase claim --status says what to do. Sales go on.");
            };
        }
        var until = certificate.get().notAfter();
        if (certificate.get().isExpired(now)) {
            return Finding.warn("The hub's certificate has expired (" + until + ").", RENEW);
        }
        var end = eventEnd.get().filter(at -> at.isAfter(now));
        return until.isAfter(end.orElseGet(() -> now.plus(USUAL)))
                ? Finding.ok("The hub's certificate is good until " + until + ", past the event.")
                : Finding.warn("The hub's certificate ends " + until + ", before the event does.", RENEW);
    }
}
