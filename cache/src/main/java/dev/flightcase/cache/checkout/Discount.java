package dev.flightcase.cache.checkout;

import dev.flightcase.catalogfolder.Money;

/** What a line costs less, all its units together, and why. */
public record Discount(Money amount, String reason) {}
