package dev.flightcase.cache.checkout;

/** What an order holds of one tax rate, in minor units. */
record TaxShare(String rate, long net, long tax) {
    long gross() {
        return net + tax;
    }
}
