package dev.flightcase.cache.books;

/**
 * Bounds of what is kept in memory.
 *
 * @param helpersMax helpers of a day that have a row of their own; the others share one
 * @param productsMax products of a day that have a row of their own; the others share one
 * @param daysMax days that are kept; one that is asked for later is counted from the journal again
 * @param unitsMax products whose stock is listed; the export has them all
 */
public record BooksConfig(int helpersMax, int productsMax, int daysMax, int unitsMax) {
    public static BooksConfig defaults() {
        return new BooksConfig(100, 1000, 16, 1000);
    }
}
