package dev.flightcase.cache.receipt;

/** Text in a page: nothing in it can become markup, in an element or in a quoted attribute. */
final class Html {
    private Html() {}

    static String text(String text) {
        var out = new StringBuilder(text.length() + 16);
        Printable.of(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** A name in any script, which must not turn the direction of what stands beside it. */
    static String name(String text) {
        return "<bdi>" + text(text) + "</bdi>";
    }
}
