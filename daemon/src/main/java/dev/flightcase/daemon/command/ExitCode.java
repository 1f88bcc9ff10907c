package dev.flightcase.daemon.command;

/** Exit codes, after {@code sysexits.h}: systemd and scripts tell by them whether starting again can help. */
public final class ExitCode {
    public static final int OK = 0;
    public static final int FAILED = 1;
    /** EX_USAGE: the command line is wrong. */
    public static final int USAGE = 64;
    /** EX_DATAERR: the folder or file that was given is wrong. */
    public static final int DATA = 65;
    /** EX_UNAVAILABLE: something needed is missing or taken. */
    public static final int UNAVAILABLE = 69;
    /** EX_IOERR: the disk failed. */
    public static final int IO = 74;
    /** EX_CONFIG: bad configuration; starting again does not help. */
    public static final int CONFIG = 78;

    private ExitCode() {}
}
