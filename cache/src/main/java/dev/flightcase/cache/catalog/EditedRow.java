package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import java.util.Currency;

/**
 * An edited product on disk: what its JSON does not say, and its row.
 *
 * @param stock as in the folder, or as the operator made it
 */
record EditedRow(String sku, long stock, boolean own, boolean removed, ProductRow product) {

    byte[] encode() {
        return Wire.write(out -> {
            Wire.sku(out, sku);
            out.writeLong(stock);
            out.writeBoolean(own);
            out.writeBoolean(removed);
            Wire.bytes(out, product.encode());
        });
    }

    static EditedRow decode(byte[] stored) {
        return Wire.read(
                stored,
                in -> new EditedRow(
                        Wire.sku(in),
                        in.readLong(),
                        in.readBoolean(),
                        in.readBoolean(),
                        ProductRow.decode(Wire.bytes(in))));
    }

    /** @param row the revision under which it lies on disk */
    Edited inMemory(int position, long row, Currency currency) {
        var item = Item.read(sku, product.content(), currency, stock, product.paused());
        return new Edited(
                position,
                row,
                product.revision(),
                item.terms(),
                Bytes.owning(SearchText.index(item.product())),
                own,
                removed);
    }
}
