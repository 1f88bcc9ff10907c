package dev.flightcase.provisioning.enrolment;

/** The hub, as the enroller sees it. Each call blocks, within limits. */
public interface HubCalls {
    HubAnswer claim(ClaimTicket ticket, KeyRequest request) throws InterruptedException;

    HubAnswer renew(HubFacts hub, KeyRequest request) throws InterruptedException;

    /** Whether the hub says that this node was taken out; false when it says anything else, or nothing. */
    boolean isRevoked(HubFacts hub) throws InterruptedException;
}
