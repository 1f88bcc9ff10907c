package dev.flightcase.daemon.command;

import dev.flightcase.cache.token.CodeOutcome;
import dev.flightcase.cache.token.Enrolment;
import dev.flightcase.cache.token.EnrolmentCode;
import dev.flightcase.cache.token.Role;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code enrol <role>[ <lifetime in seconds>]}: a one-time code for one phone. */
public final class EnrolVerb implements ControlVerb {
    public static final String NAME = "enrol";
    static final Duration LIFETIME_MAX = Duration.ofDays(1);

    private static final Pattern URL = Pattern.compile("\"url\":\"([^\"]+)\"");

    private final Enrolment enrolment;
    private final Supplier<URI> root;

    /** @param root of the pages, as phones reach them */
    public EnrolVerb(Enrolment enrolment, Supplier<URI> root) {
        this.enrolment = enrolment;
        this.root = root;
    }

    @Override
    public CommandResult run(String argument, Consumer<String> progress) {
        var words = argument.split(" ", -1);
        var role = Role.of(words[0]).filter(known -> known != Role.OPERATOR);
        var lifetime = words.length > 1 ? lifetime(words[1]) : Optional.<Duration>empty();
        if (role.isEmpty() || words.length > 2 || (words.length == 2 && lifetime.isEmpty())) {
            return new CommandResult(
                    ExitCode.USAGE,
                    List.of("no code was made: the role must be viewer or pos, and the lifetime from 1 to "
                            + LIFETIME_MAX.toSeconds() + " seconds"));
        }
        var outcome = lifetime.isPresent() ? enrolment.issue(role.get(), lifetime.get()) : enrolment.issue(role.get());
        return switch (outcome) {
            case CodeOutcome.Issued(var code) -> issued(code);
            case CodeOutcome.TooManyOpen(int most, var retryAfter) ->
                new CommandResult(
                        ExitCode.UNAVAILABLE,
                        List.of("no code was made: " + most + " are open; use one of them, or wait " + words(retryAfter)
                                + " until one runs out"));
        };
    }

    private CommandResult issued(EnrolmentCode code) {
        // What follows the # stays in the browser: no log and no proxy sees the code.
        var url = root.get().resolve("pos#code=" + code.code());
        var lines = List.of(
                "code " + code.code() + " lets one phone " + (code.role() == Role.POS ? "sell" : "look")
                        + "; it works once, for " + words(code.lifetime()),
                "open " + url + " on that phone");
        return new CommandResult(ExitCode.OK, lines, JsonLine.object(json -> {
            json.writeStringProperty("code", code.code());
            json.writeStringProperty("role", code.role().word());
            json.writeNumberProperty("expires_in_s", code.lifetime().toSeconds());
            json.writeStringProperty("url", url.toString());
        }));
    }

    /** The address that a result says to open. */
    static Optional<String> url(CommandResult result) {
        return Optional.ofNullable(result.json())
                .map(URL::matcher)
                .filter(Matcher::find)
                .map(match -> match.group(1));
    }

    private static Optional<Duration> lifetime(String seconds) {
        return Optional.of(seconds)
                .filter(text -> text.matches("[1-9]\\d{0,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .filter(lifetime -> lifetime.compareTo(LIFETIME_MAX) <= 0);
    }

    /** Rounded up, so that nobody comes too early. */
    private static String words(Duration time) {
        long seconds = time.plusSeconds(1).minusNanos(1).toSeconds();
        if (seconds < 120) {
            return seconds + " seconds";
        }
        long minutes = (seconds + 59) / 60;
        return minutes < 120 ? minutes + " minutes" : (minutes + 59) / 60 + " hours";
    }
}
