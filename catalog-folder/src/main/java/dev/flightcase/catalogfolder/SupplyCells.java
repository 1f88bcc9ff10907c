package dev.flightcase.catalogfolder;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads how much there is of a product, and under which rules it is sold. */
final class SupplyCells {
    private static final Pattern COMPONENT = Pattern.compile("([^*]+)\\*([0-9]{1,4})");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int COMPONENTS_MAX = 20;

    Supply read(Cells row) {
        var bundle = bundle(row);
        return new Supply(stock(row, !bundle.isEmpty()), bundle);
    }

    SaleRules rules(Cells row) {
        var opens = row.instant(Column.OPENS);
        var closes = row.instant(Column.CLOSES);
        if (opens != null && closes != null && !opens.isBefore(closes)) {
            row.wrong(Column.CLOSES, "is not after \"opens\"", "let the sale close later than it opens");
        }
        var window = opens == null && closes == null ? SaleWindow.ALWAYS : new SaleWindow(opens, closes);
        return new SaleRules(window, row.cell(Column.LIMIT).isBlank() ? null : row.whole(Column.LIMIT, 1));
    }

    private static long stock(Cells row, boolean isBundle) {
        if (row.cell(Column.STOCK).isBlank()) {
            if (!isBundle) {
                row.warn(Column.STOCK, "no stock is given, so none can be sold", "write how many units there are");
            }
            return 0;
        }
        if (isBundle) {
            row.wrong(Column.STOCK, "stands beside a bundle, which has no stock of its own", "leave it empty");
            return 0;
        }
        return row.whole(Column.STOCK, 0);
    }

    private static List<Component> bundle(Cells row) {
        var parts = new ArrayList<Component>();
        if (row.cell(Column.BUNDLE).isBlank()) {
            return parts;
        }
        for (var part : SPACES.splitAsStream(row.text(Column.BUNDLE)).toList()) {
            var match = COMPONENT.matcher(part);
            if (!match.matches() || Integer.parseInt(match.group(2)) < 1 || parts.size() == COMPONENTS_MAX) {
                row.wrong(
                        Column.BUNDLE,
                        "is not a list of at most " + COMPONENTS_MAX + " parts",
                        "write them as SKU*2 OTHER-SKU*1");
                return parts;
            }
            parts.add(new Component(match.group(1), Integer.parseInt(match.group(2))));
        }
        return parts;
    }
}
