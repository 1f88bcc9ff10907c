package dev.flightcase.media.level;

/** Who may ask for less. */
public enum Asker {
    OPERATOR("operator"),
    /** What the node does by itself when power, heat or the radio run short. */
    LADDER("ladder");

    private final String word;

    Asker(String word) {
        this.word = word;
    }

    /** As people and programs read it. */
    public String word() {
        return word;
    }
}
