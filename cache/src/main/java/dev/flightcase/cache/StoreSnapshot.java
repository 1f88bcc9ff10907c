package dev.flightcase.cache;

/**
 * A database as it was at one moment, whatever is written to it meanwhile. It keeps what it shows from being cleared away,
 * so close it soon. Once its database is closed it throws {@link StoreException} of kind {@code CLOSED}.
 */
public interface StoreSnapshot extends StoreReads, AutoCloseable {
    @Override
    void close();
}
