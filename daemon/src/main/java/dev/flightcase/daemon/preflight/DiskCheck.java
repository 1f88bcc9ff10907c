package dev.flightcase.daemon.preflight;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** Whether orders will find room on the disk, and a disk that keeps what it is given. */
public final class DiskCheck implements Check.Probe {
    /** Of the disk for each order: twice the aim of docs/benchmarks.md, for compaction and the key's answer. */
    private static final long ORDER_BYTES = 16 * 1024;
    /** Health, logs of the database, counters: the aim is 20 MB a day. */
    private static final long OTHER_BYTES_PER_HOUR = 1024 * 1024;

    private static final long HOURS_MIN = 2;
    /** A long day at a stall. */
    private static final long HOURS_GOOD = 12;

    private static final Duration SLOW_TYPICAL = Duration.ofMillis(250);
    private static final Duration SLOW_ONCE = Duration.ofSeconds(2);
    private static final String REPLACE =
            "Do not open on this card or disk: save what is on it, replace it, and run this again.";

    private final Disk disk;
    private final int ordersPerHour;

    private DiskCheck(Disk disk, int ordersPerHour) {
        this.disk = disk;
        this.ordersPerHour = ordersPerHour;
    }

    /** @param ordersPerHour that a busy stall sells */
    public static Check of(Disk disk, int ordersPerHour) {
        return new Check(
                "disk",
                Duration.ofSeconds(20),
                Check.Lane.WAITING,
                new DiskCheck(disk, ordersPerHour),
                Finding.fail("The disk did not store a small file within 20 seconds.", REPLACE));
    }

    @Override
    public Finding look() {
        try {
            return disk.isReadOnly() ? readOnly() : written();
        } catch (IOException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private Finding written() throws IOException {
        long free = disk.freeBytes();
        long hours = free / (ORDER_BYTES * ordersPerHour + OTHER_BYTES_PER_HOUR);
        var room = Words.bytes(free) + " are free, enough for " + (hours >= 100 ? "over 100" : "about " + hours)
                + " hours of busy selling";
        if (hours < HOURS_MIN) {
            return Finding.fail(
                    "The disk is nearly full: " + room + ".", "Remove what is not needed, or use a larger card.");
        }
        var trial = disk.tryOut();
        if (!trial.same()) {
            return Finding.fail("The disk gave back something else than what was written to it.", REPLACE);
        }
        var times = Words.time(trial.typical()) + ", at worst " + Words.time(trial.slowest());
        if (trial.typical().compareTo(SLOW_TYPICAL) > 0 || trial.slowest().compareTo(SLOW_ONCE) > 0) {
            return Finding.warn(
                    "The disk is slow: it takes " + times + " to store something, and so will each sale.",
                    "Use a faster card (A1 or A2) or an SSD.");
        }
        long errors = disk.errorsNoted();
        if (errors > 0) {
            return Finding.warn(
                    "The file system has noted " + Words.count(errors, "error") + ": the card may be wearing out.",
                    "Save what is on it, and replace it soon.");
        }
        return hours < HOURS_GOOD
                ? Finding.warn(room + ".", "Free some space before a long day.")
                : Finding.ok(room + "; storing takes " + times + ".");
    }

    private static Finding failed(String reason) {
        var words = reason.toLowerCase(Locale.ROOT);
        if (words.contains("no space left") || words.contains("quota exceeded")) {
            return Finding.fail("The disk is full.", "Remove what is not needed, or use a larger card.");
        }
        return words.contains("read-only")
                ? readOnly()
                : Finding.fail("The disk can not be used: " + reason + ".", REPLACE);
    }

    private static Finding readOnly() {
        return Finding.fail(
                "The disk can not be written: orders would be refused.",
                "Restart the node; if it comes back, the card is worn out: save what is on it and replace it.");
    }
}
