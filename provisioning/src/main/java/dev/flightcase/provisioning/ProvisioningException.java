package dev.flightcase.provisioning;

import org.jspecify.annotations.Nullable;

/** A file of the node's own cannot be used. The message is one line for the operator: what, and what to do. */
public final class ProvisioningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProvisioningException(String message) {
        this(message, null);
    }

    public ProvisioningException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
