package dev.flightcase.bench.model;

import java.util.Map;
import java.util.TreeMap;

/** What histories came to, so that it shows when one of the ledger's answers is never reached. One thread. */
public final class Tally {
    private final Map<String, Long> answers = new TreeMap<>();

    /** How often, by what was asked and the answer without its facts: {@code "sale refused over-limit"}. */
    public Map<String, Long> answers() {
        return Map.copyOf(answers);
    }

    void count(String asked, String answer) {
        answers.merge(asked + " " + answer, 1L, Long::sum);
    }

    /** @param answer in the words of the model */
    void count(Asked asked, String answer) {
        var words = answer.split(" ", 3);
        var kind = asked.getClass().getSimpleName();
        count(kind, words[0].equals("refused") ? words[0] + " " + words[1] : words[0]);
    }
}
