package dev.flightcase.cache.payment;

/** What the ledger needs of sealing. Takes microseconds, never blocks, touches no disk. */
@FunctionalInterface
public interface TokenSeal {
    SealedToken seal(TokenPlace place, PaymentToken token);
}
