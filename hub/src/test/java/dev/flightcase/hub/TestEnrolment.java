package dev.flightcase.hub;

import dev.flightcase.provisioning.IdentityStore;
import dev.flightcase.provisioning.NodeIdentity;
import dev.flightcase.provisioning.enrolment.ClaimCode;
import dev.flightcase.provisioning.enrolment.ClaimTicket;
import dev.flightcase.provisioning.enrolment.Enroller;
import dev.flightcase.provisioning.enrolment.EnrolmentStore;
import dev.flightcase.provisioning.enrolment.HttpHub;
import dev.flightcase.provisioning.enrolment.HubAnswer;
import dev.flightcase.provisioning.enrolment.HubCalls;
import dev.flightcase.provisioning.enrolment.HubFacts;
import dev.flightcase.provisioning.enrolment.KeyRequest;
import dev.flightcase.provisioning.enrolment.NodeTls;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A real node's side of an enrolment, without the rest of the node. */
final class TestEnrolment {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final NodeIdentity node;
    final EnrolmentStore store;
    final Enroller enroller;
    final NodeTls tls;
    private volatile Duration clockAhead = Duration.ZERO;
    private volatile boolean answersGetLost;

    /** @param data of the node; the same one is the same node after a restart */
    TestEnrolment(Path data) {
        node = new IdentityStore(data, new SecureRandom(), PATIENCE).loadOrMake();
        store = new EnrolmentStore(data.resolve("identity"), new SecureRandom(), PATIENCE);
        var hub = new HttpHub(node, store, Optional.empty(), PATIENCE);
        enroller = new Enroller(
                node.id(), store, new Losing(hub), () -> Instant.now().plus(clockAhead));
        tls = new NodeTls(store, enroller, System::nanoTime);
    }

    /** From now on. */
    void clockAhead(Duration time) {
        clockAhead = time;
    }

    /** From now on the node is killed after the hub has answered and before it has heard it. */
    void answersGetLost(boolean lost) {
        answersGetLost = lost;
    }

    Enroller.Report claim(String link) throws InterruptedException {
        return enroller.claim(ClaimCode.ticket(link, null, false));
    }

    private final class Losing implements HubCalls {
        private final HubCalls hub;

        Losing(HubCalls hub) {
            this.hub = hub;
        }

        @Override
        public HubAnswer claim(ClaimTicket ticket, KeyRequest request) throws InterruptedException {
            return heard(hub.claim(ticket, request));
        }

        @Override
        public HubAnswer renew(HubFacts facts, KeyRequest request) throws InterruptedException {
            return heard(hub.renew(facts, request));
        }

        @Override
        public boolean isRevoked(HubFacts facts) throws InterruptedException {
            return hub.isRevoked(facts);
        }

        private HubAnswer heard(HubAnswer answer) {
            if (answersGetLost) {
                throw new IllegalStateException("killed");
            }
            return answer;
        }
    }
}
