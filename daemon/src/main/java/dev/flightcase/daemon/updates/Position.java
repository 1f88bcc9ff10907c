package dev.flightcase.daemon.updates;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a client knows: the id of an event, {@code <catalog>.<ledger>}.
 *
 * @param catalog revision
 * @param ledger revision
 */
public record Position(long catalog, long ledger) {
    /** Two numbers of at most 19 digits. */
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");

    /** Empty when it is no id of ours: then the client is a new one. */
    public static Optional<Position> parse(String lastEventId) {
        var match = FORM.matcher(lastEventId.strip());
        return match.matches()
                ? Optional.of(new Position(Long.parseLong(match.group(1)), Long.parseLong(match.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return catalog + "." + ledger;
    }
}
