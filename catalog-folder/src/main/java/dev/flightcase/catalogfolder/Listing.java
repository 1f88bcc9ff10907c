package dev.flightcase.catalogfolder;

import dev.flightcase.catalogfolder.CsvRow.Cell;

/** A product and the row it was read from, for what can only be checked among all rows. */
record Listing(Product product, CsvRow row, Header header) {

    /** The cell of a column; of the SKU when the file has no such column. */
    Cell cell(Column column) {
        return row.cells()
                .get(header.columns().getOrDefault(column, header.columns().getOrDefault(Column.SKU, 0)));
    }
}
