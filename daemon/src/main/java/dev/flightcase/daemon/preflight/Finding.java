package dev.flightcase.daemon.preflight;

/**
 * What a check found, for someone who sells things and not for an engineer.
 *
 * @param says one sentence: what is so
 * @param action one sentence: what to do about it; empty when there is nothing to do
 */
public record Finding(Status status, String says, String action) {

    public static Finding ok(String says) {
        return new Finding(Status.OK, says, "");
    }

    public static Finding warn(String says, String action) {
        return new Finding(Status.WARN, says, action);
    }

    public static Finding fail(String says, String action) {
        return new Finding(Status.FAIL, says, action);
    }

    public static Finding unknown(String says, String action) {
        return new Finding(Status.UNKNOWN, says, action);
    }
}
