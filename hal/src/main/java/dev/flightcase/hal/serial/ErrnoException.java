package dev.flightcase.hal.serial;

import java.io.IOException;

/** A call of the C library that failed. */
public final class ErrnoException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int errno;

    public ErrnoException(String doing, int errno) {
        super(doing + " failed with errno " + errno);
        this.errno = errno;
    }

    /** As in the kernel's asm-generic/errno-base.h. */
    public int errno() {
        return errno;
    }
}
