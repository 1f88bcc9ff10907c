package dev.flightcase.catalogfolder;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code catalog.csv}.
 *
 * @param barcode a GTIN of 8, 12, 13 or 14 digits whose check digit is right; empty when there is none
 */
public record Product(
        String sku,
        String barcode,
        Wording wording,
        Pricing pricing,
        Supply supply,
        SaleRules rules,
        Variant variant,
        List<Picture> pictures) {
    public Product {
        pictures = List.copyOf(pictures);
    }

    public Map<String, String> names() {
        return wording.names();
    }

    public Money price() {
        return pricing.price();
    }

    public String tax() {
        return pricing.tax();
    }

    public long stock() {
        return supply.stock();
    }

    public List<Component> bundle() {
        return supply.bundle();
    }

    public boolean isBundle() {
        return !supply.bundle().isEmpty();
    }

    public SaleWindow window() {
        return rules.window();
    }

    public @Nullable Integer limitPerOrder() {
        return rules.limitPerOrder();
    }

    public Product withPictures(List<Picture> found) {
        return new Product(sku, barcode, wording, pricing, supply, rules, variant, found);
    }
}
