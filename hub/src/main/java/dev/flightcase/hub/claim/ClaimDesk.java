package dev.flightcase.hub.claim;

import dev.flightcase.hub.x509.CertificateAuthority;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets nodes in, renews their certificates, takes them out. Thread-safe; blocks on the store. */
public final class ClaimDesk {
    /** No 0, O, 1 or I: 5 bits a character. */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /** 40 bits for a person who types, guarded by {@link dev.flightcase.hub.operator.WrongTries}. */
    private static final int TYPED_CHARACTERS = 8;

    /** 130 bits for a file that lies around. */
    private static final int FILED_CHARACTERS = 26;

    /** After its end, so that a node whose claim was cut off finds its answer, and a late one hears why. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final ClaimStore store;
    private final CertificateAuthority authority;
    private final ClaimsConfig config;
    private final InstantSource clock;
    private final SecureRandom random;

    public ClaimDesk(
            ClaimStore store,
            CertificateAuthority authority,
            ClaimsConfig config,
            InstantSource clock,
            SecureRandom random) {
        this.store = store;
        this.authority = authority;
        this.config = config;
        this.clock = clock;
        this.random = random;
    }

    /** A code that was just made: the only time that it is seen. */
    public record NewCode(String code, Instant expires) {}

    /** Codes for people, each for one node; empty when there would be too many. */
    Optional<List<NewCode>> newCodes(int count, Duration valid, String name) {
        return make(count, TYPED_CHARACTERS, 1, valid, name);
    }

    /** The code of a bundle; empty when there would be too many. */
    Optional<NewCode> newBundleCode(int uses, Duration valid) {
        return make(1, FILED_CHARACTERS, uses, valid, "").map(List::getFirst);
    }

    private Optional<List<NewCode>> make(int count, int characters, int uses, Duration valid, String name) {
        var expires = clock.instant().plus(valid).truncatedTo(ChronoUnit.SECONDS);
        var made = new ArrayList<NewCode>();
        for (int i = 0; i < count; i++) {
            made.add(new NewCode(randomCode(characters), expires));
        }
        return store.inTransaction(books -> {
            var now = clock.instant();
            var forgotten = now.minus(REMEMBERED);
            books.codes().stream()
                    .filter(code -> code.isOver(forgotten))
                    .forEach(code -> books.removeCode(code.hash()));
            if (books.codes().size() + count > config.codesMax()) {
                return Optional.empty();
            }
            made.forEach(code -> books.put(new ClaimCode(Hashes.ofCode(code.code()), uses, expires, List.of(), name)));
            return Optional.of(List.copyOf(made));
        });
    }

    private String randomCode(int characters) {
        var code = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** The same code with the same request gets the same answer, for as long as the code is remembered. */
    ClaimOutcome claim(Application application) {
        var key = application.proven();
        return store.inTransaction(books -> {
            var code = find(books, Hashes.ofCode(application.code()));
            if (code == null) {
                return new ClaimOutcome.WrongCode();
            }
            if (key.isEmpty()) {
                return new ClaimOutcome.NotProven();
            }
            var known = books.node(application.node());
            boolean again = code.nodes().contains(application.node());
            if (again && known.isPresent() && isRepetition(known.get(), application)) {
                return known.get().revoked() == null
                        ? new ClaimOutcome.Granted(known.get())
                        : new ClaimOutcome.Revoked();
            }
            if (code.isOver(clock.instant())) {
                return new ClaimOutcome.CodeOver();
            }
            if (!again && code.nodes().size() >= code.uses()) {
                return new ClaimOutcome.CodeUsed();
            }
            if (known.isPresent()
                    && application.generation() <= known.get().grant().generation()) {
                return new ClaimOutcome.Stale(known.get().grant().generation());
            }
            if (known.isEmpty() && books.nodes().size() >= config.nodesMax()) {
                return new ClaimOutcome.Full(config.nodesMax());
            }
            if (!again) {
                var nodes = new ArrayList<>(code.nodes());
                nodes.add(application.node());
                books.put(new ClaimCode(code.hash(), code.uses(), code.expires(), nodes, code.name()));
            }
            var entry = entry(application, key.get(), code.hash(), code.name(), clock.instant());
            books.put(entry);
            return new ClaimOutcome.Granted(entry);
        });
    }

    /** An expired certificate can be renewed: the node proves itself by its Ed25519 key, not by the certificate. */
    ClaimOutcome renew(Application application) {
        var key = application.proven();
        return store.inTransaction(books -> {
            var known = books.node(application.node()).orElse(null);
            if (known == null) {
                return new ClaimOutcome.Unknown();
            }
            if (key.isEmpty() || !known.key().equals(application.keyText())) {
                return new ClaimOutcome.NotProven();
            }
            if (known.revoked() != null) {
                return new ClaimOutcome.Revoked();
            }
            if (isRepetition(known, application)) {
                return new ClaimOutcome.Granted(known);
            }
            if (application.generation() <= known.grant().generation()) {
                return new ClaimOutcome.Stale(known.grant().generation());
            }
            var entry = entry(application, key.get(), known.code(), known.name(), known.claimed());
            books.put(entry);
            return new ClaimOutcome.Granted(entry);
        });
    }

    /** False when there is no such node. */
    boolean revoke(String node) {
        return store.inTransaction(books -> {
            var known = books.node(node);
            known.filter(entry -> entry.revoked() == null)
                    .ifPresent(entry -> books.put(entry.withRevoked(clock.instant())));
            return known.isPresent();
        });
    }

    List<NodeEntry> nodes() {
        return store.inTransaction(ClaimStore.Books::nodes);
    }

    /** How a node stands. */
    enum Standing {
        IN,
        REVOKED,
        UNKNOWN
    }

    Standing standing(String node) {
        return store.inTransaction(books -> books.node(node)
                .map(entry -> entry.revoked() == null ? Standing.IN : Standing.REVOKED)
                .orElse(Standing.UNKNOWN));
    }

    /** Whether a node of this name is in and not taken out. */
    public boolean isIn(String node) {
        return standing(node) == Standing.IN;
    }

    /** Looks at every code, so that the time tells nothing about which one was nearly right. */
    private static @Nullable ClaimCode find(ClaimStore.Books books, String hash) {
        var wanted = hash.getBytes(StandardCharsets.US_ASCII);
        ClaimCode found = null;
        for (var code : books.codes()) {
            if (MessageDigest.isEqual(wanted, code.hash().getBytes(StandardCharsets.US_ASCII))) {
                found = code;
            }
        }
        return found;
    }

    private static boolean isRepetition(NodeEntry known, Application application) {
        return known.grant().generation() == application.generation()
                && known.grant().csrHash().equals(application.csrHash());
    }

    private NodeEntry entry(Application application, PublicKey key, String code, String name, Instant claimed) {
        var certificate = authority.forNode(application.node(), key, clock.instant(), config.certificateLife());
        var grant = new NodeEntry.Grant(
                application.generation(),
                application.csrHash(),
                List.of(base64(certificate), base64(authority.certificate())),
                certificate.getNotAfter().toInstant());
        return new NodeEntry(application.node(), application.keyText(), code, name, grant, claimed, null);
    }

    private static String base64(X509Certificate certificate) {
        return Base64.getEncoder().encodeToString(CertificateAuthority.encoded(certificate));
    }
}
