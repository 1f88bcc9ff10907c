package dev.flightcase.daemon.enrolment;

import dev.flightcase.provisioning.enrolment.Credential;
import dev.flightcase.provisioning.enrolment.Enrolment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the enrolment stands.
 *
 * @param enrolment null when its file is damaged
 * @param trouble the newest, in a sentence; empty when there is none
 */
public record Standing(@Nullable Enrolment enrolment, String trouble) {

    /** The certificate in use. */
    public Optional<Credential> certificate() {
        return switch (enrolment) {
            case null -> Optional.empty();
            case Enrolment.Claimed claimed -> Optional.of(claimed.credential());
            case Enrolment.Renewing renewing -> Optional.of(renewing.credential());
            case Enrolment.LocalOnly _, Enrolment.Claiming _, Enrolment.Revoked _ -> Optional.empty();
        };
    }

    /** One lower-case word: the state, or {@code damaged}. */
    public String word() {
        return enrolment == null ? "damaged" : enrolment.word();
    }

    /** For people. */
    public List<String> lines(Instant now) {
        var lines = new ArrayList<String>();
        switch (enrolment) {
            case null -> lines.add("The enrolment is damaged; sales go on without a hub.");
            case Enrolment.LocalOnly _ -> lines.add("This node is on its own: no hub has claimed it.");
            case Enrolment.Claiming claiming ->
                lines.add("Waits for the hub at " + claiming.ticket().hub() + " to answer; sales go on.");
            case Enrolment.Claimed claimed -> {
                lines.add(belongs(claimed));
                lines.add(certificate(claimed.credential(), now));
            }
            case Enrolment.Renewing renewing -> {
                lines.add(belongs(renewing));
                lines.add(certificate(renewing.credential(), now));
                lines.add(
                        renewing.offered().isPresent()
                                ? "A new certificate is there; it counts once a connection with it worked."
                                : "A new certificate was asked for.");
            }
            case Enrolment.Revoked revoked ->
                lines.add("The hub at " + revoked.hub().url() + " has taken this node out (" + revoked.at()
                        + "); sales go on and stay here. To come back, claim it with a new code.");
        }
        if (!trouble.isEmpty()) {
            lines.add(trouble);
        }
        return lines;
    }

    private static String belongs(Enrolment enrolment) {
        var hub = enrolment.belongsTo().orElseThrow();
        return "This node belongs to the hub at " + hub.url() + ", group " + hub.group()
                + (hub.name().isEmpty() ? "" : ", as " + hub.name()) + ".";
    }

    private static String certificate(Credential credential, Instant now) {
        return credential.isExpired(now)
                ? "Its certificate has expired (" + credential.notAfter()
                        + "): sales go on, and the node renews it by itself as soon as it reaches the hub."
                : "Its certificate is good until " + credential.notAfter() + ".";
    }
}
