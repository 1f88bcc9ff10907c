package dev.flightcase.provisioning.enrolment;

import java.time.Instant;
import java.util.Optional;

/** Whose node this is. Each state has the transitions that are legal from it, and no others; {@link EnrolmentStore} makes them durable. */
public sealed interface Enrolment {
    /** Of the newest TLS key that this node ever made; 0 before the first. */
    int generation();

    /** A whole shop without a hub. */
    record LocalOnly(int generation) implements Enrolment {
        public static final LocalOnly NEW = new LocalOnly(0);

        public LocalOnly {
            if (generation < 0) {
                throw new IllegalArgumentException("generation is " + generation + "; must not be negative");
            }
        }

        public Claiming claim(ClaimTicket ticket, KeyRequest request) {
            return new Claiming(ticket, request);
        }
    }

    /** A hub was asked, or will be at the first contact, and has not answered yet. */
    record Claiming(ClaimTicket ticket, KeyRequest request) implements Enrolment {
        @Override
        public int generation() {
            return request.generation();
        }

        public Claimed granted(HubFacts hub, Credential credential) {
            return new Claimed(hub, credential);
        }

        /** Another code, while the first was not answered. */
        public Claiming by(ClaimTicket other) {
            return new Claiming(other, request);
        }

        /** The hub has seen a newer key of this node: its card was rolled back. */
        public Claiming withKey(KeyRequest newer) {
            return new Claiming(ticket, newer);
        }

        public LocalOnly giveUp() {
            return new LocalOnly(generation());
        }
    }

    /** A hub's node. The certificate may have run out meanwhile: then it can still be renewed. */
    record Claimed(HubFacts hub, Credential credential) implements Enrolment {
        @Override
        public int generation() {
            return credential.generation();
        }

        public Renewing renew(KeyRequest next) {
            return new Renewing(hub, credential, next, Optional.empty());
        }

        public Revoked revoke(Instant at) {
            return new Revoked(hub, generation(), at);
        }

        public LocalOnly release() {
            return new LocalOnly(generation());
        }
    }

    /**
     * A hub's node with a second key: requested, then offered, then in use once a connection with it worked. Until then the first
     * pair stays.
     */
    record Renewing(HubFacts hub, Credential credential, KeyRequest request, Optional<Credential> offered)
            implements Enrolment {
        @Override
        public int generation() {
            return request.generation();
        }

        public Renewing offer(HubFacts news, Credential next) {
            return new Renewing(news, credential, request, Optional.of(next));
        }

        public Renewing withKey(KeyRequest newer) {
            return new Renewing(hub, credential, newer, Optional.empty());
        }

        /** A connection with the offered pair worked. */
        public Claimed proven() {
            return new Claimed(hub, offered.orElseThrow(() -> new IllegalStateException("nothing was offered yet")));
        }

        public Revoked revoke(Instant at) {
            return new Revoked(hub, generation(), at);
        }

        public LocalOnly release() {
            return new LocalOnly(generation());
        }
    }

    /** The hub does not know this node any more. It sells on as before, for itself. */
    record Revoked(HubFacts hub, int generation, Instant at) implements Enrolment {
        public Claiming claim(ClaimTicket ticket, KeyRequest request) {
            return new Claiming(ticket, request);
        }

        public LocalOnly release() {
            return new LocalOnly(generation);
        }
    }

    /** The hub that this node belongs to; of a revoked node none. */
    default Optional<HubFacts> belongsTo() {
        return switch (this) {
            case LocalOnly _, Claiming _, Revoked _ -> Optional.empty();
            case Claimed claimed -> Optional.of(claimed.hub());
            case Renewing renewing -> Optional.of(renewing.hub());
        };
    }

    /** One lower-case word, stable: programs tell states apart by it. */
    default String word() {
        return switch (this) {
            case LocalOnly _ -> "local-only";
            case Claiming _ -> "claiming";
            case Claimed _ -> "claimed";
            case Renewing _ -> "renewing";
            case Revoked _ -> "revoked";
        };
    }
}
