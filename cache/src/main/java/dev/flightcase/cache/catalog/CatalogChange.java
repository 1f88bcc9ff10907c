package dev.flightcase.cache.catalog;

/** What the catalog tells those who watch it, once it serves. */
public sealed interface CatalogChange {

    /** Of the catalog from now on. */
    long revision();

    /** One product was edited, made or removed. */
    record OneProduct(TermsChange change) implements CatalogChange {
        @Override
        public long revision() {
            return change.revision();
        }
    }

    /** An import, or another event: anything may have changed. */
    record Everything(long revision) implements CatalogChange {}
}
