package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.Product;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Text search without an index: every word of the query must begin a word of the product, in any order and any of its
 * languages; case and accents do not matter. Words of scripts that write without spaces may stand anywhere. What is
 * searched is bounded for each product, so that a hundred thousand of them stay a matter of milliseconds.
 */
final class SearchText {
    /** Names, SKU, barcode, category and options come first; of long descriptions the end is not searched. */
    static final int BYTES_MAX = 512;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern OTHER_SIGNS = Pattern.compile("[^\\x00-\\x7F\\p{L}\\p{N}]+");
    /** Letters that Unicode does not take apart (NFKD), as people without them on their keyboard write them. */
    private static final Map<Integer, String> LOOKALIKES = Map.of(
            (int) 'ø', "o", (int) 'ł', "l", (int) 'đ', "d", (int) 'ð', "d", (int) 'ı', "i", (int) 'æ', "ae", (int) 'œ',
            "oe", (int) 'þ', "th");

    private final List<byte[]> words;

    SearchText(String query) {
        this.words = SPACES.splitAsStream(fold(query).strip())
                .filter(word -> !word.isEmpty())
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    boolean matches(byte[] indexed) {
        return matches(indexed, 0, indexed.length);
    }

    /** @param from where the text of one product begins */
    boolean matches(byte[] text, int from, int to) {
        for (var word : words) {
            if (!occurs(word, text, from, to)) {
                return false;
            }
        }
        return true;
    }

    private static boolean occurs(byte[] word, byte[] text, int from, int to) {
        var anywhere = isUnspaced(word);
        for (var at = from; at <= to - word.length; at++) {
            if (text[at] == word[0]
                    && (anywhere || at == from || isBoundary(text[at - 1]))
                    && Arrays.equals(text, at, at + word.length, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }

    /** What is not ASCII in a folded text is a letter or a digit. */
    private static boolean isBoundary(byte before) {
        return before >= 0 && !Character.isLetterOrDigit(before);
    }

    private static boolean isUnspaced(byte[] word) {
        if (word[0] >= 0) {
            return false;
        }
        var first = new String(word, StandardCharsets.UTF_8).codePointAt(0);
        return switch (Character.UnicodeScript.of(first)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    static byte[] index(Product product) {
        var text = String.join(
                "\n",
                String.join("\n", product.names().values()),
                product.sku(),
                barcodes(product.barcode()),
                product.wording().category(),
                product.variant().group(),
                String.join("\n", product.variant().options().values()),
                String.join("\n", product.wording().descriptions().values()));
        var bytes = fold(text).getBytes(StandardCharsets.UTF_8);
        var end = Math.min(bytes.length, BYTES_MAX);
        while (end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
            end--; // Not within a character.
        }
        return Arrays.copyOf(bytes, end);
    }

    /** A scanner may read a UPC of 12 digits as an EAN of 13 that begins with 0. */
    private static String barcodes(String barcode) {
        return barcode.length() == 12 ? barcode + "\n0" + barcode : barcode;
    }

    private static String fold(String text) {
        // Upper case first: it writes ß as SS.
        var lower = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        var plain =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
        var folded = new StringBuilder(plain.length());
        plain.codePoints().forEach(c -> {
            var lookalike = c < 0x80 ? null : LOOKALIKES.get(c);
            if (lookalike == null) {
                folded.appendCodePoint(c);
            } else {
                folded.append(lookalike);
            }
        });
        return OTHER_SIGNS.matcher(folded).replaceAll(" ");
    }
}
