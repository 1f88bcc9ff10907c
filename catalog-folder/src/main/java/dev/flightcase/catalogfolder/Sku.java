package dev.flightcase.catalogfolder;

import java.util.regex.Pattern;

/** How a SKU is written: it names files on any card and stands in URLs as it is. Groups and pickup slots are written so too. */
public final class Sku {
    public static final String RULE = "write 1 to 64 of A-Z a-z 0-9 . _ - and begin with a letter or digit";

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private Sku() {}

    public static boolean allows(String text) {
        return SHAPE.matcher(text).matches();
    }
}
