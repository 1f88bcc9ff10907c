package dev.flightcase.catalogfolder;

import dev.flightcase.settings.cards.CardNumbers;
import java.util.regex.Pattern;

/** No cell may hold the number of a card: a row with one is refused, before anything else is said of its cells. */
final class CardCheck {
    static final String RULE = "looks like a card number";
    static final String ADVICE = "card numbers do not belong here: delete it";

    private static final Pattern BETWEEN_SKUS = Pattern.compile("[\\s*]+");

    private final String file;
    private final Header header;
    private final Problems problems;

    CardCheck(String file, Header header, Problems problems) {
        this.file = file;
        this.header = header;
        this.problems = problems;
    }

    /** Adds a problem for each cell with one, without what stands in it. */
    boolean refuses(CsvRow row) {
        boolean refused = false;
        for (int at = 0; at < row.cells().size(); at++) {
            var cell = row.cells().get(at);
            if (isCard(cell.text(), at)) {
                problems.add(
                        new Problem(file, cell.line(), cell.column(), "", header.titleOf(at) + " " + RULE, ADVICE));
                refused = true;
            }
        }
        return refused;
    }

    /** A SKU is often the barcode of its product, and so are the parts of a bundle. */
    private boolean isCard(String text, int at) {
        if (header.isAt(Column.SKU, at) || header.isAt(Column.BARCODE, at)) {
            return CardNumbers.isInCode(text);
        }
        if (header.isAt(Column.BUNDLE, at)) {
            return CardNumbers.isIn(text) && BETWEEN_SKUS.splitAsStream(text).anyMatch(CardNumbers::isInCode);
        }
        return CardNumbers.isIn(text);
    }
}
