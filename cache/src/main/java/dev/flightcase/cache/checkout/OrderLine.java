package dev.flightcase.cache.checkout;

import dev.flightcase.catalogfolder.Money;
import org.jspecify.annotations.Nullable;

/**
 * So many units of a SKU; several lines may name the same one.
 *
 * @param discount null for none
 * @param openPrice of one unit, where the product lets the till name it; null for the catalog's price
 */
public record OrderLine(
        String sku,
        int quantity,
        @Nullable Discount discount,
        @Nullable Money openPrice) {
    public OrderLine(String sku, int quantity) {
        this(sku, quantity, null, null);
    }
}
