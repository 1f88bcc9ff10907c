package dev.flightcase.daemon.enrolment;

import dev.flightcase.daemon.NodeException;
import dev.flightcase.daemon.config.HubConfig;
import dev.flightcase.provisioning.NodeIdentity;
import dev.flightcase.provisioning.Pem;
import dev.flightcase.provisioning.enrolment.Binary;
import dev.flightcase.provisioning.enrolment.Enroller;
import dev.flightcase.provisioning.enrolment.EnrolmentStore;
import dev.flightcase.provisioning.enrolment.HttpHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/** What provisioning has for an enrolment, put together the same way for the running node and for a command beside it. */
public record EnrolmentParts(EnrolmentStore store, Enroller enroller) {
    /** Of a whole call to the hub: a person waits for it. */
    private static final Duration CALL_LIMIT = Duration.ofSeconds(20);

    /** @param folder where the identity is */
    public static EnrolmentParts of(
            NodeIdentity node,
            Path folder,
            HubConfig hub,
            SecureRandom random,
            Duration lockWait,
            InstantSource clock) {
        var store = new EnrolmentStore(folder, random, lockWait);
        var calls = new HttpHub(node, store, hub.ca().map(EnrolmentParts::certificate), CALL_LIMIT);
        return new EnrolmentParts(store, new Enroller(node.id(), store, calls, clock));
    }

    private static Binary certificate(Path file) {
        try {
            return Binary.of(
                    Pem.CERTIFICATE.decode(Files.readString(file).strip().getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException | IllegalArgumentException e) {
            throw new NodeException(
                    NodeException.Kind.CONFIGURATION,
                    "hub.ca: " + file + " can not be used (" + e.getMessage() + "); must be one certificate, PEM",
                    e);
        }
    }
}
