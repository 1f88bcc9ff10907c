package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.Product;
import org.jspecify.annotations.Nullable;

/** Whether a product that the operator makes fits into what the folder says of all products. */
final class OwnRules {
    private OwnRules() {}

    /** What does not fit, as the end of a sentence; null when everything does. */
    static @Nullable String broken(Product product, Offering offering, PackedTerms folder) {
        if (!product.price().currency().equals(offering.currency())) {
            return "its price is in " + product.price().code() + ", the catalog in "
                    + offering.currency().getCurrencyCode();
        }
        if (!offering.taxes().partsPerMillion().containsKey(product.tax())) {
            return "there is no tax rate \"" + product.tax() + "\"";
        }
        for (var part : product.bundle()) {
            var position = folder.position(part.sku());
            if (position < 0 || folder.get(position).isBundle()) {
                return "the folder has no product " + part.sku() + " to be a part of it";
            }
        }
        return null;
    }
}
