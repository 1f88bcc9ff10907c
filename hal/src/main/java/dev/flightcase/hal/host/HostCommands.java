package dev.flightcase.hal.host;

import java.time.Duration;
import java.util.List;

/** Programs of this machine. Thread-safe. */
public final class HostCommands implements Commands {

    private final Forks forks;

    public HostCommands(Forks forks) {
        this.forks = forks;
    }

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
}
