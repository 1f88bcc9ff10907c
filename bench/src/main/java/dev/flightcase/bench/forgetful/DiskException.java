package dev.flightcase.bench.forgetful;

/** What the process that asked is answered; without a stack trace, since a name that is not there is everyday. */
public final class DiskException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Errno errno;

    public DiskException(Errno errno) {
        super(errno.name(), null, false, false);
        this.errno = errno;
    }

    public Errno errno() {
        return errno;
    }
}
