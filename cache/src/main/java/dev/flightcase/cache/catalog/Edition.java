package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.catalog.CatalogTables.EditionKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The catalog at one revision, as far as it is in memory; immutable. An edit makes another one that shares all but the
 * {@link Overlay}. It can be taken back to the revisions before its last edits, for those who walk it page by page.
 */
final class Edition {
    private final EditionKey key;
    private final EventHead event;
    private final Base base;
    private final Overlay overlay;
    private final List<Step> trail;
    private final long oldest;
    private final List<Instant> edges;

    /** What the import brought. */
    record Base(EditionHead head, PackedTerms terms, Revisions revisions, Bytes facts) {
        Base(EditionHead head, PackedTerms terms, Revisions revisions) {
            this(head, terms, revisions, Bytes.owning(OfferingText.members(head.offering())));
        }
    }

    /**
     * One edit.
     *
     * @param before what lay over the product until then; null for nothing
     */
    record Step(long revision, int position, @Nullable Edited before) {}

    private Edition(EditionKey key, EventHead event, Base base, Overlay overlay, List<Step> trail, long oldest) {
        this.key = key;
        this.event = event;
        this.base = base;
        this.overlay = overlay;
        this.trail = trail;
        this.oldest = oldest;
        this.edges = overlay.isEmpty() ? base.head().edges() : edges(base, overlay);
    }

    static Edition of(EditionKey key, EventHead event, Base base, Overlay overlay) {
        return new Edition(key, event, base, overlay, List.of(), event.revision());
    }

    /**
     * @param head of the revision that the edit makes
     * @param trailMax edits that can be taken back at most
     */
    Edition edited(Edited entry, EventHead head, int trailMax) {
        var steps = new ArrayList<>(trail);
        steps.add(new Step(head.revision(), entry.position(), overlay.at(entry.position())));
        var first = oldest;
        while (steps.size() > trailMax) {
            first = steps.removeFirst().revision();
        }
        return new Edition(key, head, base, overlay.with(entry), List.copyOf(steps), first);
    }

    /** The rows that no reader can ask for any more once {@link #edited} has been done to this. */
    Stream<Edited> forgottenBy(Edition edited) {
        return trail.stream()
                .filter(step -> step.revision() <= edited.oldest)
                .map(Step::before)
                .filter(Objects::nonNull);
    }

    /** The same, which begins to serve at a later revision. */
    Edition asOf(long later) {
        return Edition.of(key, event.at(later), base, overlay);
    }

    /** As it was at an earlier revision; empty when that is too long ago. */
    Optional<Edition> at(long revision) {
        if (revision == event.revision()) {
            return Optional.of(this);
        }
        if (revision < oldest || revision > event.revision()) {
            return Optional.empty();
        }
        var then = overlay;
        for (var step : trail.reversed()) {
            if (step.revision() > revision) {
                then = then.with(step.position(), step.before());
            }
        }
        return Optional.of(new Edition(key, event.at(revision), base, then, List.of(), revision));
    }

    EditionKey key() {
        return key;
    }

    EventHead event() {
        return event;
    }

    long revision() {
        return event.revision();
    }

    EditionHead head() {
        return base.head();
    }

    Base base() {
        return base;
    }

    PackedTerms terms() {
        return base.terms();
    }

    Overlay overlay() {
        return overlay;
    }

    /** Those of the folder; own products stand behind them. */
    int products() {
        return base.terms().size();
    }

    /** Of all that are sold. */
    int size() {
        var own = overlay.entries().stream()
                .filter(entry -> entry.own() && !entry.removed())
                .count();
        return products() + (int) own;
    }

    /** Where a product stands that is sold; -1 when there is none. */
    int position(String sku) {
        var position = base.terms().position(sku);
        if (position >= 0) {
            return position;
        }
        var own = overlay.own(sku);
        return own == null ? -1 : own.position();
    }

    /** The first products that are sold, in the catalog's order. */
    List<SaleTerms> first(int most) {
        var terms = new ArrayList<SaleTerms>();
        for (var position = 0; position < products() && terms.size() < most; position++) {
            var edited = overlay.at(position);
            terms.add(edited == null ? base.terms().get(position) : edited.terms());
        }
        overlay.entries().stream()
                .filter(entry -> entry.own() && !entry.removed())
                .limit(most - terms.size())
                .forEach(entry -> terms.add(entry.terms()));
        return terms;
    }

    /** All that is sold, for the ledger. */
    TermsList items() {
        var replaced = new HashMap<Integer, SaleTerms>();
        var added = new ArrayList<TermsList.Added>();
        for (var edited : overlay.entries()) {
            if (edited.own()) {
                added.add(new TermsList.Added(edited.terms(), edited.removed()));
            } else {
                replaced.put(edited.position(), edited.terms());
            }
        }
        return new TermsList(base.terms(), replaced, added);
    }

    Assortment assortment() {
        var offering = base.head().offering();
        return new Assortment(
                key.event(), revision(), offering.currency(), offering.taxes(), items(), offering.pickups());
    }

    /** What stands on each page beside the products. */
    byte[] facts() {
        return base.facts().toArray();
    }

    /** Whether the product at a position that there is, or shall be, is sold now. */
    boolean isSold(int position) {
        var edited = overlay.at(position);
        return edited == null ? position < products() : !edited.removed();
    }

    /** How a product that is sold writes this SKU, whatever its case; null when there is none. Looks at all of them. */
    @Nullable
    String spelling(String sku) {
        for (var position = 0; position < products(); position++) {
            var known = base.terms().sku(position);
            if (known.equalsIgnoreCase(sku)) {
                return known;
            }
        }
        return overlay.entries().stream()
                .filter(entry -> entry.own() && !entry.removed())
                .map(Edited::sku)
                .filter(sku::equalsIgnoreCase)
                .findFirst()
                .orElse(null);
    }

    /** The revision at which a product last changed. */
    long revisionAt(int position) {
        var edited = overlay.at(position);
        return edited == null ? base.revisions().at(position) : edited.revision();
    }

    /** Changes when the catalog does, and when a sale window opens or closes. */
    String etag(Instant now) {
        var found = Collections.binarySearch(edges, now);
        var passed = found < 0 ? -found - 1 : found + 1;
        return passed == 0 ? Long.toString(revision()) : revision() + "." + passed;
    }

    private static List<Instant> edges(Base base, Overlay overlay) {
        var own = overlay.entries().stream()
                .map(entry -> entry.terms().window())
                .flatMap(window -> Stream.of(window.opens(), window.closes()))
                .filter(Objects::nonNull)
                .toList();
        return own.isEmpty()
                ? base.head().edges()
                : Stream.concat(base.head().edges().stream(), own.stream())
                        .sorted()
                        .distinct()
                        .toList();
    }
}
