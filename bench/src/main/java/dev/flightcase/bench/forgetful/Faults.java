package dev.flightcase.bench.forgetful;

import java.time.Duration;

/**
 * What is wrong with the disk; nothing at first. Each knob holds until it is turned again, and may be turned from any thread
 * while programs are at work.
 */
public final class Faults {
    private boolean readOnly;
    private boolean fsyncLies;
    private int fsyncsUntilFailure;
    private int fsyncsThatFail;
    private Duration fsyncTakes = Duration.ZERO;

    Faults() {}

    /** As after a kernel has given up on a card: everything that would change something is answered EROFS. */
    public synchronized void readOnly(boolean is) {
        readOnly = is;
    }

    /** fsync answers at once that all is well and makes nothing durable, as a bad card does. For negative controls. */
    public synchronized void fsyncLies(boolean does) {
        fsyncLies = does;
    }

    /**
     * The {@code nth} fsync from now (1 is the next one) and the {@code times - 1} after it are answered EIO. As on Linux
     * (ext4, XFS), what they were for is then clean in memory and lost on the disk: a later fsync that succeeds does not
     * bring it there.
     */
    public synchronized void failFsync(int nth, int times) {
        if (nth < 1 || times < 0) {
            throw new IllegalArgumentException(
                    "fsync " + nth + ", " + times + " times; must be at least the 1st, and not less than 0 times");
        }
        fsyncsUntilFailure = nth - 1;
        fsyncsThatFail = times;
    }

    /** How long each fsync takes; what it is for is durable only at the end of that time. Other requests go on meanwhile. */
    public synchronized void fsyncTakes(Duration time) {
        fsyncTakes = time;
    }

    /** How long the fsync that comes now shall take. */
    public synchronized Duration fsyncTime() {
        return fsyncTakes;
    }

    synchronized boolean isReadOnly() {
        return readOnly;
    }

    /** What the fsync that comes now shall do. */
    synchronized Fsync nextFsync() {
        if (fsyncsUntilFailure > 0) {
            fsyncsUntilFailure--;
        } else if (fsyncsThatFail > 0) {
            fsyncsThatFail--;
            return Fsync.FAILS;
        }
        return fsyncLies ? Fsync.LIES : Fsync.WORKS;
    }

    enum Fsync {
        WORKS,
        FAILS,
        LIES
    }
}
