package dev.flightcase.bench.model;

import dev.flightcase.cache.checkout.Adjustment;
import dev.flightcase.cache.checkout.CashCount;
import dev.flightcase.cache.checkout.EventLife;
import dev.flightcase.cache.checkout.HoldClaim;
import dev.flightcase.cache.checkout.HoldRequest;
import dev.flightcase.cache.checkout.OrderRequest;
import dev.flightcase.cache.checkout.Till;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An {@link Act} with everything filled in, as the ledger is asked it. What it refers to is there twice: as the id of the
 * act that made it, for the model, and as the ledger named it. */
sealed interface Asked {
    /** In place of an act's id: there is no such thing, or nobody was told its name. */
    int UNKNOWN = -2;

    Till by();

    /** @param hold {@link Act#NONE} for none */
    record Sale(int key, Till by, OrderRequest request, int hold) implements Asked {}

    record Keeping(int key, Till by, HoldRequest request) implements Asked {}

    record Extension(
            Till by, int hold, HoldClaim claim, @Nullable Duration lease) implements Asked {}

    record GivingBack(Till by, int hold, HoldClaim claim) implements Asked {}

    /** @param key {@link Act#NONE} for none */
    record TakingBack(int key, Till by, int order, UUID named, String reason) implements Asked {}

    /** @param key {@link Act#NONE} for none */
    record Counting(int key, Till by, Adjustment adjustment) implements Asked {}

    record Living(Till by, EventLife life) implements Asked {}

    record Cash(Till by, CashCount count) implements Asked {}

    record HandingOver(Till by, int order, UUID named) implements Asked {}

    record Editing(Till by, Edition edition, String sku) implements Asked {}
}
