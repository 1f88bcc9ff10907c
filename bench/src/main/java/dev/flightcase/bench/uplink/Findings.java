package dev.flightcase.bench.uplink;

import dev.flightcase.bench.Markdown;
import java.util.List;

/**
 * What a cell has shown.
 *
 * @param title of its part of the report
 * @param how it was done, in a sentence or two
 * @param notes lines below the table
 */
record Findings(String title, String how, List<Figure> figures, List<String> notes) {
    Findings {
        figures = List.copyOf(figures);
        notes = List.copyOf(notes);
    }

    String text() {
        var table = new Markdown("median (range) of the rounds", "", "aim");
        figures.forEach(figure -> table.row(figure.what(), figure.value(), figure.verdict()));
        var text = new StringBuilder("#### " + title + "\n\n" + how + "\n\n" + table + "\n");
        notes.forEach(note -> text.append("- ").append(note).append('\n'));
        return notes.isEmpty() ? text.toString() : text.append('\n').toString();
    }
}
