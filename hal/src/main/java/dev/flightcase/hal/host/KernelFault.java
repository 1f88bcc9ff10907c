package dev.flightcase.hal.host;

/**
 * A driver of the kernel that is not there, or gives no number. The message says what to do about it. It carries no stack: it is an
 * event of the machine, and may come with every read.
 */
public final class KernelFault extends Exception {
    private static final long serialVersionUID = 1L;

    public KernelFault(String message) {
        super(message, null, false, false);
    }

    /** Of a driver that somebody has to load. */
    static KernelFault absent(String what) {
        return new KernelFault(
                what + "; load its driver, see \"Chips that the kernel drives\" in docs/configuration.md");
    }
}
