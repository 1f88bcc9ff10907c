package dev.flightcase.cache.checkout;

import dev.flightcase.cache.StoreException;

final class SilentObserver implements LedgerObserver {
    @Override
    public void acknowledged() {}

    @Override
    public void replayed() {}

    @Override
    public void conflict() {}

    @Override
    public void refused(String reason) {}

    @Override
    public void busy() {}

    @Override
    public void batchWritten(int orders, long nanos) {}

    @Override
    public void writeFailed(StoreException.Kind cause) {}

    @Override
    public void recovered() {}
}
