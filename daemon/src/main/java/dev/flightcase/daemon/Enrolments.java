package dev.flightcase.daemon;

import dev.flightcase.daemon.config.NodeConfig;
import dev.flightcase.daemon.enrolment.Enrolling;
import dev.flightcase.daemon.enrolment.EnrolmentParts;
import dev.flightcase.daemon.preflight.CertificateCheck;
import dev.flightcase.daemon.preflight.Check;
import dev.flightcase.provisioning.NodeIdentity;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** How the node learns whose it is. */
final class Enrolments {
    private static final Duration LOCK_WAIT = Duration.ofSeconds(2);

    private Enrolments() {}

    static Enrolling of(NodeConfig config, NodeIdentity identity, InstantSource clock, SecureRandom random) {
        var enrolment =
                EnrolmentParts.of(identity, config.stall().identityFolder(), config.hub(), random, LOCK_WAIT, clock);
        return new Enrolling(identity.id(), enrolment, random);
    }

    static List<Check> withCertificate(List<Check> checks, Enrolling enrolling, Stores stores, InstantSource clock) {
        var all = new ArrayList<>(checks);
        all.add(CertificateCheck.of(enrolling::standing, stores::eventEnd, clock));
        return all;
    }
}
