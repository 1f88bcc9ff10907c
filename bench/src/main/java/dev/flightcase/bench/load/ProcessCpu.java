package dev.flightcase.bench.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CPU time that processes have used, all of their threads together, from {@code /proc/PID/stat}. */
public final class ProcessCpu {
    /** USER_HZ of Linux on every architecture we run on: proc(5) counts in these. */
    private static final double TICKS_PER_SECOND = 100;

    /** proc_pid_stat(5): utime is field 14, stime field 15; the command, field 2, may hold blanks and parentheses. */
    private static final int FIRST_AFTER_COMMAND = 3;

    private static final int USER = 14;
    private static final int SYSTEM = 15;
    /** cutime and cstime, fields 16 and 17. */
    private static final int CHILDREN_USER = 16;

    private static final int CHILDREN_SYSTEM = 17;

    private ProcessCpu() {}

    /** User and system time of a process and its living descendants, seconds. */
    public static double secondsOfTree(long pid) throws IOException {
        var process = ProcessHandle.of(pid).orElseThrow(() -> new IOException("there is no process " + pid));
        double sum = 0;
        for (var one : Stream.concat(Stream.of(process), process.descendants()).toList()) {
            sum += secondsOf(one.pid());
        }
        return sum;
    }

    /** User and system time of all children of this process that have ended, and of theirs, seconds. */
    public static double secondsOfEndedChildren() throws IOException {
        return parse(Files.readString(Path.of("/proc/self/stat")), CHILDREN_USER, CHILDREN_SYSTEM);
    }

    /** User and system time of one process, seconds; 0 when it has ended. */
    public static double secondsOf(long pid) throws IOException {
        try {
            return parse(Files.readString(Path.of("/proc", String.valueOf(pid), "stat")));
        } catch (NoSuchFileException e) {
            // A child that has just ended.
            return 0;
        }
    }

    /** @throws IOException when it is no line of {@code /proc/PID/stat} */
    static double parse(String stat) throws IOException {
        return parse(stat, USER, SYSTEM);
    }

    private static double parse(String stat, int user, int system) throws IOException {
        var fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
        try {
            long ticks = Long.parseLong(fields[user - FIRST_AFTER_COMMAND])
                    + Long.parseLong(fields[system - FIRST_AFTER_COMMAND]);
            return (double) ticks / TICKS_PER_SECOND;
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException("not a line of /proc/PID/stat: " + stat.strip(), e);
        }
    }
}
