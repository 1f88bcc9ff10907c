package dev.flightcase.provisioning.enrolment;

/** The hub, as the enroller sees it. Each call blocks, within limits. */
public interface HubCalls {
    HubAnswer claim(ClaimTicket ticket, KeyRequest request) throws InterruptedException;

    HubAnswer renew(HubFacts hub, KeyRequest request) throws InterruptedException;
}
