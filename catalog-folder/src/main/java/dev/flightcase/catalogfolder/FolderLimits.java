package dev.flightcase.catalogfolder;

/**
 * How much a folder may hold before reading stops. All bounds are inclusive.
 *
 * @param csvBytesMax size of {@code catalog.csv}
 * @param tomlBytesMax size of {@code event.toml}
 * @param rowsMax products
 * @param columnsMax cells of one row
 * @param cellCharsMax characters of one cell
 * @param filesMax directory entries looked at
 * @param pictureBytesMax size of one picture file
 * @param picturePixelsMax width times height of one picture
 * @param picturesPerProductMax pictures of one SKU
 * @param problemsMax problems, and warnings, reported before reading stops
 */
public record FolderLimits(
        long csvBytesMax,
        long tomlBytesMax,
        int rowsMax,
        int columnsMax,
        int cellCharsMax,
        int filesMax,
        long pictureBytesMax,
        long picturePixelsMax,
        int picturesPerProductMax,
        int problemsMax) {

    /** As much as the catalog's store takes in with a 64 MB heap: measured with 100,000 products. */
    public static FolderLimits defaults() {
        return new FolderLimits(64 << 20, 64 << 10, 100_000, 64, 4_000, 50_000, 16 << 20, 50_000_000, 8, 100);
    }
}
