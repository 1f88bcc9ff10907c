package dev.flightcase.uplink;

import org.jspecify.annotations.Nullable;

/**
 * The number that pairs a node's death with its birth (bdSeq): one more for each CONNECT, 255 is followed by 0, kept over
 * restarts. Sparkplug 3.0 §6.4.19 and tck-id-topics-nbirth-bdseq-increment.
 */
public interface BirthDeathSequence {
    /**
     * Takes the next number and makes that durable before it returns, since a crash must not give one number to two
     * connections: a late death of the first would then end the second. Blocks on the disk; used by one thread.
     */
    Issued next();

    /**
     * @param value 0 to 255
     * @param notDurable why the number could not be stored; a node with a broken disk still reports, that is when it matters
     */
    record Issued(int value, @Nullable String notDurable) {}
}
