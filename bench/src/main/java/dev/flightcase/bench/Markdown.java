package dev.flightcase.bench;

import java.util.ArrayList;
import java.util.List;

/** A table as the documents hold it. */
public final class Markdown {
    private final List<String> lines = new ArrayList<>();

    public Markdown(String... titles) {
        lines.add("| " + String.join(" | ", titles) + " |");
        lines.add("|" + " --- |".repeat(titles.length));
    }

    public Markdown row(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
        return this;
    }

    /** With a line end after each row. */
    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
