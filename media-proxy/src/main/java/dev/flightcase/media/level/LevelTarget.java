package dev.flightcase.media.level;

/** Does what was decided about a level. Called by one thread at a time; must not block. */
public interface LevelTarget {
    /**
     * To viewers and to whoever pushes.
     *
     * @param reason for people; may be empty
     */
    void show(String stream, ShowLevel level, String reason);

    /**
     * To the node's own encoder, where the stream has one.
     *
     * @param runs an order to run begins with the whole budget of restarts, whatever was before
     * @param reduced it makes the lowest rendition only
     */
    void encode(String stream, boolean runs, boolean reduced);
}
