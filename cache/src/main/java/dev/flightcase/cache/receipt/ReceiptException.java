package dev.flightcase.cache.receipt;

/** Our own mistake: an order that this node wrote cannot be made a receipt of, or a signer does not do what it says. */
public final class ReceiptException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ReceiptException(String message) {
        super(message);
    }

    public ReceiptException(String message, Throwable cause) {
        super(message, cause);
    }
}
