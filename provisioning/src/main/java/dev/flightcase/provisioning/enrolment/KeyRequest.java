package dev.flightcase.provisioning.enrolment;

/**
 * A key that was made and the request for its certificate. The request is kept and sent again as it is, so that a hub can tell a
 * repetition from a second wish.
 *
 * @param generation which of the node's TLS keys, from 1; never falls
 * @param csr PKCS #10, DER
 */
public record KeyRequest(int generation, Binary csr) {
    public KeyRequest {
        if (generation < 1) {
            throw new IllegalArgumentException("generation is " + generation + "; must be 1 or more");
        }
    }
}
