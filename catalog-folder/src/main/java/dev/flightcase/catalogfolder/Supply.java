package dev.flightcase.catalogfolder;

import java.util.List;

/**
 * What there is of a product.
 *
 * @param stock units brought to the event; 0 for a bundle, which has none of its own
 * @param bundle what it is made of; empty when it is no bundle
 */
public record Supply(long stock, List<Component> bundle) {
    public Supply {
        bundle = List.copyOf(bundle);
    }
}
