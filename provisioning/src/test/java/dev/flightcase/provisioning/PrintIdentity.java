package dev.flightcase.provisioning;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;

/** A process that does nothing but start for the first time. */
final class PrintIdentity {

    private PrintIdentity() {}

    public static void main(String[] args) {
        var store = new IdentityStore(Path.of(args[0]), new SecureRandom(), Duration.ofSeconds(20));
        System.out.println(store.loadOrMake().id());
    }
}
