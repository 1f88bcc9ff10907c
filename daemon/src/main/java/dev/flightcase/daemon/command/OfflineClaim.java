package dev.flightcase.daemon.command;

import dev.flightcase.daemon.config.DataFolders;
import dev.flightcase.daemon.config.NodeConfig;
import dev.flightcase.daemon.enrolment.EnrolmentDesk;
import dev.flightcase.daemon.enrolment.EnrolmentParts;
import dev.flightcase.daemon.enrolment.Standing;
import dev.flightcase.provisioning.IdentityStore;
import dev.flightcase.provisioning.ProvisioningException;
import dev.flightcase.provisioning.enrolment.ClaimTicket;
import dev.flightcase.provisioning.enrolment.Enroller;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** The enrolment in its files, while no daemon runs; makes the node's identity where there is none yet. */
final class OfflineClaim implements EnrolmentDesk {
    private static final Duration LOCK_WAIT = Duration.ofSeconds(2);

    private final Enroller enroller;

    private OfflineClaim(Enroller enroller) {
        this.enroller = enroller;
    }

    static CommandResult run(NodeConfig config, String argument) {
        var random = new SecureRandom();
        var clock = InstantSource.system();
        DataFolders.make(config.stall());
        var node = new IdentityStore(config.stall().data(), random, LOCK_WAIT).loadOrMake();
        var parts = EnrolmentParts.of(node, config.stall().identityFolder(), config.hub(), random, LOCK_WAIT, clock);
        return new ClaimVerb(new OfflineClaim(parts.enroller()), clock).run(argument, _ -> {});
    }

    @Override
    public Standing standing() {
        try {
            return new Standing(enroller.enrolment(), "");
        } catch (ProvisioningException e) {
            return new Standing(null, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Enroller.Report claim(ClaimTicket ticket) throws InterruptedException {
        return enroller.claim(ticket);
    }

    @Override
    public Enroller.Report release() {
        return enroller.release();
    }
}
