package dev.flightcase.catalogfolder;

import java.util.regex.Pattern;

/** How the names are written that stand behind the colon of a column, or in the API in their place. */
public final class Naming {
    // BCP 47 in its simplest form: a language, perhaps a script or region.
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");

    private Naming() {}

    public static boolean isLanguage(String text) {
        return LANGUAGE.matcher(text).matches();
    }

    public static boolean isPriceList(String text) {
        return WORD.matcher(text).matches();
    }

    public static boolean isOption(String text) {
        return WORD.matcher(text).matches();
    }
}
