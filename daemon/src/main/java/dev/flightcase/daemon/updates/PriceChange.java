package dev.flightcase.daemon.updates;

import dev.flightcase.catalogfolder.Money;

/**
 * What an operator's edit changed for the phones.
 *
 * @param revision the product's
 * @param price as it is sold now
 */
public record PriceChange(String sku, long revision, Money price) {}
