package dev.flightcase.demo.process;

import java.time.Duration;

/**
 * How often and how soon a program that died is started again.
 *
 * @param max restarts in the life of the demo; after that the part has failed
 * @param first wait before the first restart; each further one waits twice as long
 * @param longest bound of that wait
 */
public record Restarts(int max, Duration first, Duration longest) {
    /** sysexits.h: bad configuration. The units of node and hub leave it down as well (RestartPreventExitStatus). */
    private static final int EX_CONFIG = 78;

    public Restarts {
        if (max < 0 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("restarts: max " + max + ", first " + first + ", longest " + longest);
        }
    }

    /** True if starting again cannot help. */
    static boolean pointlessAfter(int exitCode) {
        return exitCode == EX_CONFIG;
    }

    /** @param attempt 1 for the first restart */
    public Duration waitBefore(int attempt) {
        var wait = first;
        for (int i = 1; i < attempt && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
