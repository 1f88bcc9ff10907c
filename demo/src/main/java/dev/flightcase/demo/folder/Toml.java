package dev.flightcase.demo.folder;

/** Writes TOML values. */
final class Toml {
    private Toml() {}

    /** A basic string with its quotes (TOML 1.0, section "String"). */
    static String string(String value) {
        var text = new StringBuilder("\"");
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (c < 0x20 || c == 0x7F) {
                text.append(String.format("\\u%04X", c));
            } else {
                text.append((char) c);
            }
        });
        return text.append('"').toString();
    }
}
