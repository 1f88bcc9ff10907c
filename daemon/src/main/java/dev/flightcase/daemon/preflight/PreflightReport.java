package dev.flightcase.daemon.preflight;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run, as it is at a moment.
 *
 * @param took so far, or from start to end
 * @param age since it ended; null while it runs
 * @param checks every check, in the order they are listed
 */
public record PreflightReport(
        Instant startedAt, Duration took, @Nullable Duration age, List<Progress> checks) {
    public PreflightReport {
        checks = List.copyOf(checks);
    }

    /** @param result null while the check runs */
    public record Progress(String name, @Nullable Result result) {}

    public boolean isDone() {
        return age != null;
    }

    /** Whether it has ended and nothing failed; a check that could not be made does not count as failed. */
    public boolean isReady() {
        return isDone() && count(Status.FAIL) == 0;
    }

    public long count(Status status) {
        return checks.stream()
                .filter(check ->
                        check.result() != null && check.result().finding().status() == status)
                .count();
    }
}
