package dev.flightcase.hub.broker;

/** Which nodes the broker lets in. Asked at each connection; may block. */
@FunctionalInterface
public interface NodeAccess {
    /** @param node common name of a certificate that our CA has signed and that is valid now */
    boolean isIn(String node);
}
