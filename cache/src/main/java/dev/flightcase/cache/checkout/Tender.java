package dev.flightcase.cache.checkout;

import dev.flightcase.catalogfolder.Money;
import org.jspecify.annotations.Nullable;

/** One part of a payment. */
public sealed interface Tender {
    Money amount();

    /** @param given what was put on the table; null means exactly the amount */
    record Cash(Money amount, @Nullable Money given) implements Tender {}

    /** A kind that the ledger knows by name but does not take yet, or does not know at all; always refused. */
    record Other(String kind, Money amount) implements Tender {}
}
