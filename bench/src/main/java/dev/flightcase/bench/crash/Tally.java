package dev.flightcase.bench.crash;

import dev.flightcase.bench.forgetful.PowerCut;

/** What has happened so far on one kind of medium. Its lab's thread only. */
final class Tally {
    private final Findings findings = new Findings();
    private int strikes;
    private int strikesAtStart;
    private long acknowledged;
    private long askedAgain;
    private long forgottenNames;
    private long forgottenPages;
    private long tornFiles;

    Findings findings() {
        return findings;
    }

    void struck(PowerCut.Loss loss, boolean atStart) {
        strikes++;
        strikesAtStart += atStart ? 1 : 0;
        forgottenNames += loss.names();
        forgottenPages += loss.pages();
        tornFiles += loss.torn();
    }

    void sold(long orders) {
        acknowledged += orders;
    }

    void asksAgain(long requests) {
        askedAgain += requests;
    }

    int strikes() {
        return strikes;
    }

    int strikesAtStart() {
        return strikesAtStart;
    }

    long acknowledged() {
        return acknowledged;
    }

    long askedAgain() {
        return askedAgain;
    }

    long forgottenNames() {
        return forgottenNames;
    }

    long forgottenPages() {
        return forgottenPages;
    }

    long tornFiles() {
        return tornFiles;
    }
}
