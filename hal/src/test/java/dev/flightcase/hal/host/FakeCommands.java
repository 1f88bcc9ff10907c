package dev.flightcase.hal.host;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Programs that answer by heart; the others are missing. */
final class FakeCommands implements Commands {

    private final Map<String, Answer> answers = new HashMap<>();
    private long forks;

    FakeCommands says(String command, String text) {
        answers.put(command, new Answer.Said(text));
        return this;
    }

    FakeCommands fails(String command, String why) {
        answers.put(command, new Answer.Unknown(why));
        return this;
    }

    @Override
    public Answer ask(List<String> command, Duration patience) {
        forks++;
        return answers.getOrDefault(
                String.join(" ", command), new Answer.Unknown(command.getFirst() + " cannot be run: no such file"));
    }

    long forks() {
        return forks;
    }
}
