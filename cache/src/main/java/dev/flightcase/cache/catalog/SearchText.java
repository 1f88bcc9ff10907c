package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.Product;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text search: every word must occur somewhere in a product's words; case and accents do not matter. */
final class SearchText {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final List<String> words;

    SearchText(String query) {
        this.words = SPACES.splitAsStream(fold(query).strip())
                .filter(word -> !word.isEmpty())
                .toList();
    }

    boolean matches(byte[] indexed) {
        var text = new String(indexed, StandardCharsets.UTF_8);
        return words.stream().allMatch(text::contains);
    }

    static byte[] index(Product product) {
        var text = String.join(
                "\n",
                product.sku(),
                product.barcode(),
                String.join("\n", product.names().values()),
                product.wording().category(),
                String.join("\n", product.wording().descriptions().values()));
        return fold(text).getBytes(StandardCharsets.UTF_8);
    }

    private static String fold(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }
}
