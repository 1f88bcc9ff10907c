package dev.flightcase.catalogfolder;

import dev.flightcase.settings.cards.CardNumbers;

/**
 * One mistake or surprise in a folder, in the words of the person who wrote it.
 *
 * @param file name relative to the folder
 * @param line from 1; 0 when the file as a whole is meant
 * @param column from 1, in characters of that line; 0 when the line as a whole is meant
 * @param value what stands there, shortened; empty when nothing does
 * @param rule what is wrong with it
 * @param advice what to do
 */
public record Problem(String file, int line, int column, String value, String rule, String advice) {

    private static final int VALUE_CHARS_MAX = 60;

    /** What a person wrote is shown, but never the number of a card. */
    public Problem {
        file = CardNumbers.redact(file);
        value = CardNumbers.redact(value);
        rule = CardNumbers.redact(rule);
        advice = CardNumbers.redact(advice);
        value = value.length() > VALUE_CHARS_MAX ? value.substring(0, VALUE_CHARS_MAX) + "…" : value;
    }

    /** One line, such as {@code catalog.csv:3:22: price "12,5" is not an amount; write 12.50}. */
    public String text() {
        var place = new StringBuilder(file);
        if (line > 0) {
            place.append(':').append(line);
        }
        if (column > 0) {
            place.append(':').append(column);
        }
        return place.append(": ").append(rule).append("; ").append(advice).toString();
    }
}
