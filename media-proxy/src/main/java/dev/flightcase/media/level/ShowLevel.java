package dev.flightcase.media.level;

import java.util.Arrays;
import java.util.Optional;

/** How much of a stream is shown, and made. */
public enum ShowLevel {
    FULL("full", 0),
    /** The lowest rendition with pictures alone, and its sound. */
    REDUCED("reduced", 1),
    /** A still picture; no encoder of this node runs. */
    SLATE("slate", 2),
    /** Nothing, and encoders are sent away. */
    OFF("off", 3);

    private final String word;
    private final int depth;

    ShowLevel(String word, int depth) {
        this.word = word;
        this.depth = depth;
    }

    /** As people and programs read it. */
    public String word() {
        return word;
    }

    public static Optional<ShowLevel> of(String word) {
        return Arrays.stream(values()).filter(level -> level.word.equals(word)).findFirst();
    }

    /** This one, or less. */
    public boolean isAtLeast(ShowLevel other) {
        return depth >= other.depth;
    }

    public ShowLevel deeper(ShowLevel other) {
        return isAtLeast(other) ? this : other;
    }
}
