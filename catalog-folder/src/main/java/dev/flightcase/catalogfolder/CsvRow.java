package dev.flightcase.catalogfolder;

import java.util.List;

/** One record of a CSV file and where it begins. */
record CsvRow(int line, List<Cell> cells) {
    CsvRow {
        cells = List.copyOf(cells);
    }

    /**
     * @param text without the spaces around it
     * @param column where the cell begins, its quote included; from 1, in characters
     */
    record Cell(String text, int line, int column) {
        boolean isBlank() {
            return text.isEmpty();
        }
    }

    boolean isBlank() {
        return cells.stream().allMatch(Cell::isBlank);
    }
}
