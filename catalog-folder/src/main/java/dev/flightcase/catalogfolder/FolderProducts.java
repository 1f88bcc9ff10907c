package dev.flightcase.catalogfolder;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The products of a folder that was found to be without mistakes. */
final class FolderProducts implements Products {
    private final CatalogTable table;
    private final EventFile event;
    private final int size;
    private final String digest;
    private final Map<String, List<Picture>> pictures;

    /**
     * @param digest of the table that was checked
     * @param pictures of those SKUs that have any
     */
    FolderProducts(CatalogTable table, EventFile event, int size, String digest, Map<String, List<Picture>> pictures) {
        this.table = table;
        this.event = event;
        this.size = size;
        this.digest = digest;
        this.pictures = Map.copyOf(pictures);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void forEach(Consumer<Product> action) {
        var rows = new RowReader(event);
        try {
            var read = table.read(Problems.unheard(), row -> {
                var product = rows.read(row);
                if (row.wrong()) {
                    throw changed();
                }
                var found = pictures.get(product.sku());
                action.accept(found == null ? product : product.withPictures(found));
            });
            if (!read.equals(digest)) {
                throw changed();
            }
        } catch (IOException e) {
            throw new FolderException("cannot read " + CatalogTable.NAME + ": " + e.getMessage(), e);
        }
    }

    private static FolderException changed() {
        return new FolderException(CatalogTable.NAME + " changed while it was read; import again", null);
    }
}
