package dev.flightcase.cache.catalog;

/** What the catalog tells those who watch it, in the order in which it happens and once it serves. */
public sealed interface CatalogChange {

    /** All that is sold from now on. */
    Assortment assortment();

    /** Of the catalog from now on. */
    default long revision() {
        return assortment().revision();
    }

    /**
     * One product was edited, made or removed; all others are as they were.
     *
     * @param productRevision as its JSON has it now
     */
    record OneProduct(TermsChange change, long productRevision, Assortment assortment) implements CatalogChange {}

    /** An import, or another event: anything may have changed. */
    record Everything(Assortment assortment) implements CatalogChange {}
}
