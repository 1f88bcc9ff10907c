package dev.flightcase.daemon;

import dev.flightcase.cache.payment.SealingKey;
import dev.flightcase.cache.payment.TokenSealer;
import dev.flightcase.provisioning.ProvisioningException;
import dev.flightcase.provisioning.SecretFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that payment tokens are sealed under: made once, in a file that only the node's user reads, never in the database.
 * To change it, rename the file to {@code payment-former.key} and start again: a new one is made, and the former one still
 * opens what was sealed under it.
 */
final class PaymentKeys {
    private static final Logger log = LoggerFactory.getLogger(PaymentKeys.class);
    private static final int BITS = 256;

    private final Path folder;
    private final SecureRandom random;
    private final Duration lockWait;

    /** @param folder beside the node's own key, which is made first */
    PaymentKeys(Path folder, SecureRandom random, Duration lockWait) {
        this.folder = folder;
        this.random = random;
        this.lockWait = lockWait;
    }

    /** Blocks on the disk. Empty, with the reason in the log, when there is no key to be had: then no token is taken. */
    Optional<TokenSealer> sealer() {
        try {
            var former = folder.resolve("payment-former.key");
            return Optional.of(new TokenSealer(
                    read(folder.resolve("payment.key")),
                    Files.exists(former) ? List.of(read(former)) : List.of(),
                    random));
        } catch (ProvisioningException e) {
            log.atError().addKeyValue("cause", e.getMessage()).log("there is no key for payment tokens; none is taken");
            return Optional.empty();
        }
    }

    private SealingKey read(Path file) {
        return SealingKey.of(
                new SecretFile(file, BITS, random, lockWait).loadOrMake().reveal());
    }
}
