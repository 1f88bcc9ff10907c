package dev.flightcase.hal.host;

import java.time.Duration;
import java.util.List;

/** Programs of this machine. Thread-safe. */
public final class HostCommands implements Commands {

    /** Of who says none. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Forks forks = new Forks(PATIENCE);

    @Override
    public Answer ask(List<String> command, Duration patience) {
        var program = command.getFirst();
        return switch (forks.run(command, patience)) {
            case Forks.Ran.Well(String text) -> new Answer.Said(text);
            case Forks.Ran.Badly(int code, String text) ->
                new Answer.Unknown(program + " ended with " + code + ": " + Text.quote(text));
            case Forks.Ran.Late() ->
                new Answer.Unknown(program + " has not answered within " + patience.toMillis() + " ms");
            case Forks.Ran.NotThere(String why) -> new Answer.Unknown(why);
        };
    }

    @Override
    public long forks() {
        return forks.count();
    }
}
