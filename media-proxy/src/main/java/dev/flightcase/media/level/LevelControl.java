package dev.flightcase.media.level;

import java.util.Optional;

/**
 * Where less of a stream is asked for: by the operator, and by the node's own ladder. Each asker has one wish per stream, and the deepest counts.
 * A step down is immediate; a step up waits until nobody has asked for the deeper level for a while. Nothing is kept over a restart of the
 * node, which is a way back. Thread-safe; does not wait for encoders.
 */
public interface LevelControl {
    /**
     * @param now a step up does not wait
     * @return how it is then; empty: there is no stream of that name
     */
    Optional<LevelStatus> ask(Asker asker, String stream, Wish wish, boolean now);

    /** Empty: there is no stream of that name. */
    Optional<LevelStatus> level(String stream);
}
