package dev.flightcase.provisioning;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A secret that the node makes for itself once and keeps: a stream's ingest key. One line of text, mode 0600,
 * random bits in URL-safe base64 (RFC 4648 §5, unpadded). An operator may write a longer one of the same
 * characters instead.
 */
public final class SecretFile {

    private static final int BITS_MIN = 128; // Beyond guessing, whatever the rate.
    private static final int BITS_MAX = 1024;
    private static final int BITS_PER_CHARACTER = 6;
    private static final int BYTES_MAX = 1024;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]+");

    private final Path path;
    private final AtomicFile file;
    private final int bits;
    private final SecureRandom random;
    private final Duration lockWait;

    /**
     * @param bits of randomness, 128 to 1024, a multiple of 8
     * @param lockWait how long to wait for another process that makes the same secret
     */
    public SecretFile(Path path, int bits, SecureRandom random, Duration lockWait) {
        if (bits < BITS_MIN || bits > BITS_MAX || bits % Byte.SIZE != 0) {
            throw new IllegalArgumentException("secret in " + path + " has " + bits + " bits; must be " + BITS_MIN
                    + " to " + BITS_MAX + " and a multiple of " + Byte.SIZE);
        }
        this.path = path;
        this.file = new AtomicFile(path, FileAccess.OWNER_ONLY, BYTES_MAX);
        this.bits = bits;
        this.random = random;
        this.lockWait = lockWait;
    }

    /**
     * The secret in the file, or a new one where there is no file. Blocks on the disk, and writes to it only to make one.
     *
     * @throws ProvisioningException if the file is empty, damaged, too short, a link or readable by others; it
     *     is left as it is
     */
    public Secret loadOrMake() {
        try {
            var there = file.read();
            return there.isPresent() ? parse(there.get()) : makeOnce();
        } catch (IOException e) {
            throw new ProvisioningException(
                    "cannot use the secret in " + path + ": " + e + "; check the disk, its free space and rights", e);
        }
    }

    private Secret makeOnce() throws IOException {
        DurableFiles.makePrivateDirectory(DurableFiles.directoryOf(path));
        try (var _ = ProcessLock.take(path.resolveSibling(path.getFileName() + ".lock"), lockWait)) {
            return file.read().map(this::parse).orElseGet(this::make);
        }
    }

    private Secret parse(byte[] content) {
        var text = new String(content, StandardCharsets.US_ASCII).strip();
        int lengthMin = (bits + BITS_PER_CHARACTER - 1) / BITS_PER_CHARACTER;
        if (text.length() < lengthMin || !FORM.matcher(text).matches()) {
            throw new ProvisioningException(path + " holds no secret of at least " + lengthMin + " characters " + FORM
                    + "; restore it, or delete it and start again to have a new one made");
        }
        return new Secret(text);
    }

    private Secret make() {
        var bytes = new byte[bits / Byte.SIZE];
        random.nextBytes(bytes);
        var text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        file.replace((text + "\n").getBytes(StandardCharsets.US_ASCII));
        return new Secret(text);
    }
}
