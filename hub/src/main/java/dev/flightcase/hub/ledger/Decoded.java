package dev.flightcase.hub.ledger;

/** What a message on an orders topic turned out to be. */
public sealed interface Decoded {
    record Sound(Batch batch) implements Decoded {}

    record Dead(DeadLetter letter) implements Decoded {}
}
