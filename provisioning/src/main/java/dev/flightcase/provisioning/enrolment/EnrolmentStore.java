package dev.flightcase.provisioning.enrolment;

import dev.flightcase.provisioning.NodeId;
import dev.flightcase.provisioning.Pem;
import dev.flightcase.provisioning.ProcessLock;
import dev.flightcase.provisioning.ProvisioningException;
import dev.flightcase.provisioning.x509.CertificateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The enrolment on the disk: {@code identity/enrolment.json}, which is always one of the states, whole, and the TLS keys that it
 * names, {@code identity/tls-N.key} (PKCS#8, PEM); all of mode 0600. A key is on the disk before the state that names it, and goes
 * after no state does. So a node that is killed anywhere in between stands in the old state or in the new one.
 *
 * <p>A lock keeps the running node and a command apart; every change begins with what is on the disk. Thread-safe. Blocks.
 */
public final class EnrolmentStore {
    static final String FILE = "enrolment.json";
    private static final String KEY_PREFIX = "tls-";
    private static final String KEY_SUFFIX = ".key";

    /** A bundle's pinned keys, two chains and a request are under 16 KiB. */
    private static final int BYTES_MAX = 128 * 1024;

    private static final int KEY_BYTES_MAX = 4096;

    private final Path folder;
    private final SmallFile file;
    private final SmallFile.Disk disk;
    private final SecureRandom random;
    private final Duration lockWait;

    /**
     * @param folder where the node's identity is; it is there already
     * @param lockWait how long to wait for another process that changes the same enrolment
     */
    public EnrolmentStore(Path folder, SecureRandom random, Duration lockWait) {
        this(folder, random, lockWait, SmallFile::onDisk);
    }

    EnrolmentStore(Path folder, SecureRandom random, Duration lockWait, SmallFile.Disk disk) {
        this.folder = folder;
        this.file = disk.file(folder.resolve(FILE), BYTES_MAX);
        this.disk = disk;
        this.random = random;
        this.lockWait = lockWait;
    }

    /**
     * The present state; a node that was never claimed is local-only.
     *
     * @throws ProvisioningException if the file is damaged; it is left as it is
     */
    public Enrolment read() {
        return file.read().map(this::parse).orElse(Enrolment.LocalOnly.NEW);
    }

    /**
     * Goes on to another state, which is durable when this returns.
     *
     * @param transition gets the state on the disk; what it throws leaves that as it is. The same state again writes nothing
     */
    public Enrolment change(UnaryOperator<Enrolment> transition) {
        try (var _ = ProcessLock.take(folder.resolve("enrolment.lock"), lockWait)) {
            var before = read();
            var after = transition.apply(before);
            if (!after.equals(before)) {
                file.replace(EnrolmentText.write(after));
            }
            removeKeysBut(keysOf(after));
            return after;
        } catch (IOException e) {
            throw new ProvisioningException(
                    "cannot change " + folder.resolve(FILE) + ": " + e + "; check the disk and its rights", e);
        }
    }

    /** Makes a TLS key and the request for its certificate; the key is durable when this returns. Within {@link #change}. */
    KeyRequest newKey(int generation, NodeId node) {
        var pair = TlsKey.newPair(random);
        var pem = Pem.PRIVATE_KEY.encode(pair.getPrivate().getEncoded());
        disk.file(keyFile(generation), KEY_BYTES_MAX).replace(pem);
        return new KeyRequest(generation, Binary.of(CertificateRequest.of(pair, node.value())));
    }

    /** @throws ProvisioningException if it is missing or damaged */
    PrivateKey key(int generation) {
        var path = keyFile(generation);
        try {
            return disk.file(path, KEY_BYTES_MAX)
                    .read()
                    .map(Pem.PRIVATE_KEY::decode)
                    .map(TlsKey::ofPkcs8)
                    .orElseThrow(() -> new ProvisioningException(path + " is missing; " + CLAIM_AGAIN));
        } catch (IllegalArgumentException _) {
            // The cause is said in words and not kept: its message could quote the key.
            throw new ProvisioningException(path + " is damaged; " + CLAIM_AGAIN);
        }
    }

    private static final String CLAIM_AGAIN =
            "restore it from a backup, or run flightcase claim --release and claim this node again";

    private Path keyFile(int generation) {
        return folder.resolve(KEY_PREFIX + generation + KEY_SUFFIX);
    }

    private Enrolment parse(byte[] text) {
        try {
            return EnrolmentText.read(text);
        } catch (IllegalArgumentException e) {
            throw new ProvisioningException(
                    folder.resolve(FILE) + " " + e.getMessage()
                            + ", so it is not known whose node this is. Restore it from a backup; or, to claim the node again, move it away");
        }
    }

    private static Set<Integer> keysOf(Enrolment enrolment) {
        return switch (enrolment) {
            case Enrolment.LocalOnly _, Enrolment.Revoked _ -> Set.of();
            case Enrolment.Claiming claiming -> Set.of(claiming.generation());
            case Enrolment.Claimed claimed -> Set.of(claimed.generation());
            case Enrolment.Renewing renewing -> Set.of(renewing.credential().generation(), renewing.generation());
        };
    }

    private void removeKeysBut(Set<Integer> kept) throws IOException {
        try (var keys = Files.newDirectoryStream(folder, KEY_PREFIX + "*" + KEY_SUFFIX)) {
            for (var key : keys) {
                var name = key.getFileName().toString();
                var number = name.substring(KEY_PREFIX.length(), name.length() - KEY_SUFFIX.length());
                if (number.matches("\\d{1,9}") && !kept.contains(Integer.parseInt(number))) {
                    Files.deleteIfExists(key);
                }
            }
        }
    }
}
