package dev.flightcase.daemon.enrolment;

import dev.flightcase.daemon.config.NodeConfig;
import dev.flightcase.provisioning.NodeId;
import dev.flightcase.provisioning.ProvisioningException;
import dev.flightcase.provisioning.enrolment.ClaimTicket;
import dev.flightcase.provisioning.enrolment.Enroller;
import dev.flightcase.provisioning.enrolment.Enrolment;
import dev.flightcase.provisioning.enrolment.HubFacts;
import dev.flightcase.provisioning.enrolment.NodeTls;
import dev.flightcase.uplink.Backoff;
import dev.flightcase.uplink.LinkSecurity;
import dev.flightcase.uplink.UplinkConfig;
import dev.flightcase.uplink.UplinkException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the enrolment going on a virtual thread of its own: asks a hub that has not answered yet, and renews in time. Nothing else
 * waits for it; a stall without a hub, or with a damaged enrolment, sells as any other. {@link #start} and {@link #close} are called
 * once, by one thread; the rest from any.
 */
public final class Enrolling implements EnrolmentDesk, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Enrolling.class);

    /** A hub that is away: soon at first, then not to wear out a metered link. */
    private static final Backoff RETRY = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10));

    /** Clocks jump: nothing is slept through for longer. */
    private static final Duration LOOK = Duration.ofHours(1);

    /** Between two questions to the hub whether it still knows a node that its broker does not take. */
    private static final Duration CHECK_GAP = Duration.ofMinutes(10);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(1);

    private final NodeId node;
    private final Enroller enroller;
    private final NodeTls tls;
    private final RandomGenerator random;
    private final Semaphore news = new Semaphore(0);
    private volatile String trouble = "";
    private volatile Standing known = new Standing(Enrolment.LocalOnly.NEW, "");
    private volatile Runnable whenChanged = () -> {};
    private volatile boolean refused;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    public Enrolling(NodeId node, EnrolmentParts parts, RandomGenerator random) {
        this.node = node;
        this.enroller = parts.enroller();
        this.tls = new NodeTls(parts.store(), parts.enroller(), System::nanoTime);
        this.random = random;
    }

    /** The configuration as the claim completes it: what it says itself wins. Blocks on the disk. */
    public NodeConfig into(NodeConfig config) {
        var enrolment = standing().enrolment();
        var hub = enrolment == null ? Optional.<HubFacts>empty() : enrolment.belongsTo();
        if (hub.isEmpty() || !config.uplink().brokers().isEmpty()) {
            return config;
        }
        try {
            var uplink = config.uplink();
            return config.withUplink(new UplinkConfig(
                    hub.get().brokers(), hub.get().group(), uplink.interval(), uplink.timing(), uplink.backoff()));
        } catch (UplinkException e) {
            LOG.atError().addKeyValue("cause", e.getMessage()).log("the hub's brokers can not be used");
            return config;
        }
    }

    /** @param told runs whenever the node may be another hub's, or no hub's, on the thread that made it so */
    public void start(Runnable told) {
        whenChanged = told;
        thread = Thread.ofVirtual().name("enrolment").start(this::run);
    }

    /** As it is on the disk. */
    @Override
    public Standing standing() {
        try {
            known = new Standing(enroller.enrolment(), trouble);
        } catch (ProvisioningException e) {
            known = new Standing(null, String.valueOf(e.getMessage()));
        }
        return known;
    }

    /** As it was when somebody looked last, at most an hour ago; never blocks. */
    public Standing known() {
        return known;
    }

    @Override
    public Enroller.Report claim(ClaimTicket ticket) throws InterruptedException {
        return noted(enroller.claim(ticket));
    }

    @Override
    public Enroller.Report release() {
        return noted(enroller.release());
    }

    /** The node's certificate for connections to brokers. */
    public LinkSecurity security() {
        return () -> pair().map(pair -> new PairAttempt(tls, pair, this));
    }

    @Override
    public void close() {
        stopped = true;
        var running = thread;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            if (!running.join(STOP_LIMIT)) {
                LOG.atWarn().log("the enrolment did not stop in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<NodeTls.Pair> pair() {
        try {
            return tls.pair();
        } catch (ProvisioningException e) {
            LOG.atError().addKeyValue("cause", e.getMessage()).log("the node's certificate can not be used");
            return Optional.empty();
        }
    }

    private Enroller.Report noted(Enroller.Report report) {
        trouble = trouble(report);
        standing();
        whenChanged.run();
        news.release();
        return report;
    }

    /** The broker may be away, or may have been told that this node was taken out: the thread asks. */
    private void doubt() {
        if (!refused) {
            refused = true;
            news.release();
        }
    }

    private void run() {
        int failures = 0;
        try {
            while (!stopped) {
                var wait = LOOK;
                if (step() instanceof Enroller.Report.Waiting waiting) {
                    failures++;
                    var delay = RETRY.delay(failures, random);
                    wait = delay.compareTo(waiting.after()) > 0 ? delay : waiting.after();
                } else {
                    failures = 0;
                }
                if (refused && wait.compareTo(CHECK_GAP) > 0) {
                    wait = CHECK_GAP;
                }
                if (news.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    news.drainPermits();
                }
            }
        } catch (InterruptedException _) {
            // Only close() interrupts.
        }
    }

    /** Null when the disk failed or the enrolment is damaged: said once in the log, and looked at again later. */
    private Enroller.@Nullable Report step() throws InterruptedException {
        try {
            var before = enroller.enrolment();
            if (refused) {
                enroller.check();
            }
            var report = enroller.step();
            trouble = trouble(report);
            known = new Standing(report.enrolment(), trouble);
            if (!report.enrolment().word().equals(before.word())
                    || report.enrolment().generation() != before.generation()) {
                LOG.atInfo()
                        .addKeyValue("node", node)
                        .addKeyValue("state", report.enrolment().word())
                        .log("enrolment changed");
                whenChanged.run();
            }
            return report;
        } catch (ProvisioningException e) {
            known = new Standing(null, String.valueOf(e.getMessage()));
            LOG.atError().addKeyValue("cause", e.getMessage()).log("the enrolment can not be used; sales go on");
            return null;
        }
    }

    private static String trouble(Enroller.Report report) {
        return switch (report) {
            case Enroller.Report.Settled _ -> "";
            case Enroller.Report.Refused(var _, var says) -> "The hub said no: " + says + ".";
            case Enroller.Report.Waiting(var _, var says, var _) -> "Not yet: " + says + ".";
        };
    }

    private record PairAttempt(NodeTls tls, NodeTls.Pair pair, Enrolling owner) implements LinkSecurity.Attempt {
        @Override
        public SSLContext context() {
            return pair.context();
        }

        @Override
        public void worked() {
            quietly(() -> tls.worked(pair));
            owner.refused = false;
            owner.standing();
        }

        @Override
        public void failed() {
            quietly(() -> tls.failed(pair));
            owner.doubt();
        }

        /** A link does not go down because the card can not be written. */
        private static void quietly(Runnable step) {
            try {
                step.run();
            } catch (ProvisioningException e) {
                LOG.atError().addKeyValue("cause", e.getMessage()).log("the enrolment can not be written");
            }
        }
    }
}
