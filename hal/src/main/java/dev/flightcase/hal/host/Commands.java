package dev.flightcase.hal.host;

import java.time.Duration;
import java.util.List;

/** Other programs of this host: the only forks. Slow; ask rarely. */
public interface Commands {

    /** What came of asking a program. */
    sealed interface Answer {

        /** It ended with 0. */
        record Said(String text) implements Answer {}

        /** It is missing, may not be run, took too long, or ended with something else: then nothing is known. */
        record Unknown(String why) implements Answer {}
    }

    /**
     * Blocks until the program has ended, for {@code patience} at most; then it is killed.
     *
     * @param command the program and its arguments, without a shell
     */
    Answer ask(List<String> command, Duration patience);
}
