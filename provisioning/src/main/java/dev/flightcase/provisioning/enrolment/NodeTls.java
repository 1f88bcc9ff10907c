package dev.flightcase.provisioning.enrolment;

import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The node's certificate for connections to its hub's brokers, with the hub's CA as the only trust. While a new pair is offered, it
 * is tried first; when a connection with it fails, the former one serves for a minute. Thread-safe; blocks on the disk.
 */
public final class NodeTls {
    private static final Duration FORMER_PAIR = Duration.ofMinutes(1);
    private static final char[] IN_MEMORY = {'-'};

    private final EnrolmentStore store;
    private final Enroller enroller;
    private final LongSupplier nanos;
    private volatile long offeredFailedAt;
    private volatile boolean offeredFailed;

    public NodeTls(EnrolmentStore store, Enroller enroller, LongSupplier nanos) {
        this.store = store;
        this.enroller = enroller;
        this.nanos = nanos;
    }

    /**
     * A pair to connect with.
     *
     * @param generation tells {@link #worked} and {@link #failed} which one it was
     */
    public record Pair(SSLContext context, int generation) {}

    /**
     * For the next connection; empty while the node has no certificate.
     *
     * @throws dev.flightcase.provisioning.ProvisioningException if the enrolment or a key is damaged
     */
    public Optional<Pair> pair() {
        return switch (store.read()) {
            case Enrolment.LocalOnly _, Enrolment.Claiming _, Enrolment.Revoked _ -> Optional.empty();
            case Enrolment.Claimed claimed -> Optional.of(pair(claimed.credential(), claimed.hub()));
            case Enrolment.Renewing renewing -> {
                var next = renewing.offered().filter(_ -> !failedLately()).orElse(renewing.credential());
                yield Optional.of(pair(next, renewing.hub()));
            }
        };
    }

    /** A connection with this pair was taken by the broker. */
    public void worked(Pair pair) {
        if (isOffered(pair)) {
            enroller.proven(pair.generation());
        }
    }

    /** A connection with this pair was not. */
    public void failed(Pair pair) {
        if (isOffered(pair)) {
            offeredFailedAt = nanos.getAsLong();
            offeredFailed = true;
        }
    }

    private boolean isOffered(Pair pair) {
        return store.read() instanceof Enrolment.Renewing renewing
                && renewing.offered().isPresent()
                && renewing.generation() == pair.generation();
    }

    private boolean failedLately() {
        return offeredFailed && nanos.getAsLong() - offeredFailedAt < FORMER_PAIR.toNanos();
    }

    private Pair pair(Credential credential, HubFacts hub) {
        try {
            var chain = credential.chain().stream().map(Certificates::parse).toArray(Certificate[]::new);
            var own = Certificates.store();
            own.setKeyEntry("node", store.key(credential.generation()), IN_MEMORY, chain);
            var keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(own, IN_MEMORY);
            return new Pair(HubTrust.context(keys.getKeyManagers(), HubTrust.only(hub.ca())), credential.generation());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java can not use a P-256 certificate; use a full JDK 25", e);
        }
    }
}
