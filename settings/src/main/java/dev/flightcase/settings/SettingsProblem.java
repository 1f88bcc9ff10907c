package dev.flightcase.settings;

import org.jspecify.annotations.Nullable;

/**
 * One mistake in a settings file.
 *
 * @param line counted from 1, or 0 where it is not known
 * @param key the whole dotted key; empty where the mistake is not about one key
 * @param value as it stands in the file; null where there is none
 * @param rule what must hold, ready to follow "; "
 */
public record SettingsProblem(
        String file, int line, String key, @Nullable String value, String rule) {

    /** As a person reads it: {@code node.toml:12: http.port is 70000; must be between 0 and 65535}. */
    @Override
    public String toString() {
        var text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line);
        }
        text.append(": ");
        if (!key.isEmpty()) {
            text.append(key);
            if (value != null) {
                text.append(" is ").append(value);
            }
            text.append("; ");
        }
        return text.append(rule).toString();
    }
}
