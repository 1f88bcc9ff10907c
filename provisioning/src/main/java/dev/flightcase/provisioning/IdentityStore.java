package dev.flightcase.provisioning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.function.Function;

/**
 * The identity of a node on its disk: {@code identity/node.key} (PKCS#8, mode 0600) and {@code
 * identity/node.pub} (X.509), both PEM, in a directory of mode 0700.
 *
 * <p>Both files are written and forced in {@code identity.new}, which then takes its name in one rename. So
 * there is never half an identity: a power cut leaves none (the next start makes one) or all of it. A lock
 * lets one process at a time do this.
 */
public final class IdentityStore {

    static final String PRIVATE_FILE = "node.key";
    static final String PUBLIC_FILE = "node.pub";

    /** Each file is under 200 bytes; what is much longer was not written here. */
    private static final int BYTES_MAX = 4096;

    private static final byte[] PROBE = "flightcase identity check".getBytes(StandardCharsets.US_ASCII);

    private final Path data;
    private final Path directory;
    private final Path unfinished;
    private final Path lock;
    private final SecureRandom random;
    private final Duration lockWait;

    /**
     * @param data the data directory; made (mode 0700) if missing
     * @param lockWait how long to wait for another process that makes the same identity
     */
    public IdentityStore(Path data, SecureRandom random, Duration lockWait) {
        this.data = data;
        this.directory = data.resolve("identity");
        this.unfinished = data.resolve("identity.new");
        this.lock = data.resolve("identity.lock");
        this.random = random;
        this.lockWait = lockWait;
    }

    /**
     * The identity that is there, or a new one where there was never any. Blocks on the disk, and writes to it only to make
     * one: a node whose card has become read-only is still itself.
     *
     * @throws ProvisioningException if there is something that is no whole, private, matching pair; it is left
     *     as it is
     */
    public NodeIdentity loadOrMake() {
        try {
            if (!exists()) {
                makeOnce();
            }
            return load();
        } catch (IOException e) {
            throw new ProvisioningException(
                    "cannot use the identity in " + directory + ": " + e
                            + "; check the disk, its free space and rights",
                    e);
        }
    }

    private void makeOnce() throws IOException {
        DurableFiles.makePrivateDirectory(data);
        try (var _ = ProcessLock.take(lock, lockWait)) {
            if (!exists()) {
                make();
            }
        }
    }

    /** An empty directory counts as none: an installer may have made it. */
    private boolean exists() throws IOException {
        PosixFileAttributes attributes;
        try {
            attributes = Files.readAttributes(directory, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException _) {
            return false;
        }
        if (!attributes.isDirectory()) {
            throw new ProvisioningException(directory + " is no directory (links are refused); move it away");
        }
        try (var files = Files.newDirectoryStream(directory)) {
            if (!files.iterator().hasNext()) {
                return false;
            }
        }
        var wanted = PosixFilePermissions.fromString(FileAccess.PRIVATE_DIRECTORY_MODE);
        DurableFiles.requirePrivate(directory, attributes.permissions(), wanted);
        return true;
    }

    private void make() throws IOException {
        removeUnfinished();
        var pair = Ed25519.newPair(random);
        DurableFiles.makePrivateDirectory(unfinished);
        var key = Pem.PRIVATE_KEY.encode(pair.getPrivate().getEncoded());
        var pub = Pem.PUBLIC_KEY.encode(pair.getPublic().getEncoded());
        DurableFiles.writeNew(unfinished.resolve(PRIVATE_FILE), key, FileAccess.OWNER_ONLY);
        DurableFiles.writeNew(unfinished.resolve(PUBLIC_FILE), pub, FileAccess.READABLE);
        DurableFiles.forceDirectory(unfinished);
        Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
        DurableFiles.forceParent(directory);
    }

    /** What a power cut left: keys that were never used. */
    private void removeUnfinished() throws IOException {
        if (Files.isDirectory(unfinished, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(unfinished.resolve(PRIVATE_FILE));
            Files.deleteIfExists(unfinished.resolve(PUBLIC_FILE));
        }
        Files.deleteIfExists(unfinished);
    }

    private NodeIdentity load() throws IOException {
        var privateKey = decode(PRIVATE_FILE, FileAccess.OWNER_ONLY, Ed25519::privateKey);
        var publicKey = decode(PUBLIC_FILE, FileAccess.READABLE, Ed25519::publicKey);
        var identity = new NodeIdentity(privateKey, publicKey);
        if (!publicKey.verifies(PROBE, identity.sign(PROBE))) {
            throw damaged(directory.resolve(PUBLIC_FILE), "does not belong to " + PRIVATE_FILE);
        }
        return identity;
    }

    private <K> K decode(String name, FileAccess access, Function<byte[], K> decoder) throws IOException {
        var file = directory.resolve(name);
        var content = DurableFiles.read(file, access, BYTES_MAX).orElseThrow(() -> damaged(file, "is missing"));
        try {
            return decoder.apply(content);
        } catch (IllegalArgumentException _) {
            // The cause is said in words and not kept: its message could quote the key.
            throw damaged(file, "is damaged");
        }
    }

    private ProvisioningException damaged(Path file, String what) {
        return new ProvisioningException(file + " " + what + ", so this node cannot prove who it is."
                + " Restore " + directory + " from a backup; or, to become a new node that the hub must claim again,"
                + " move that directory away and start again");
    }
}
