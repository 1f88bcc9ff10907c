package dev.flightcase.cache.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.catalogfolder.Component;
import dev.flightcase.catalogfolder.SaleWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TermsListTest {
    private static final Instant OPENS = Instant.parse("2026-11-21T20:00:00Z");

    @Test
    void givesBackWhatItWasGivenInItsOrder() {
        var items = products(5_000);

        assertThat(TermsList.of(items)).isEqualTo(items);
    }

    @Test
    void findsEverySkuAndNoOther() {
        var items = products(5_000);
        var list = TermsList.of(items);

        for (var place = 0; place < items.size(); place++) {
            assertThat(list.place(items.get(place).sku())).isEqualTo(place);
        }
        assertThat(List.of("", "P", "P5000", "p1", "P1 ", "Ā".repeat(2), "P".repeat(200)))
                .allSatisfy(sku -> assertThat(list.place(sku)).isEqualTo(-1));
    }

    @Test
    void isTheSameAfterItsChunksWereOnDisk() {
        var items = products(2_000);
        var builder = new PackedTerms.Builder();
        items.forEach(builder::add);
        var built = builder.build();

        var read = PackedTerms.of(built.chunks(), new TermsCodec(built.codec().words()));

        assertThat(built.chunks()).hasSizeGreaterThan(2);
        assertThat(new TermsList(read, Map.of(), List.of())).isEqualTo(items);
        assertThat(read.position("P1999")).isEqualTo(1_999);
        assertThat(read.sku(7)).isEqualTo("P7");
    }

    @Test
    void editsStandInTheirPlaceAndNewOnesAtTheEnd() {
        var builder = new PackedTerms.Builder();
        var items = products(3);
        items.forEach(builder::add);
        var dearer = priced("P1", 9_900);
        var own = priced("OWN", 100);

        var gone = priced("GONE", 100);
        var list = new TermsList(
                builder.build(),
                Map.of(1, dearer),
                List.of(new TermsList.Added(gone, true), new TermsList.Added(own, false)));

        assertThat(list).containsExactly(items.get(0), dearer, items.get(2), gone, own);
        assertThat(list.place("P1")).isEqualTo(1);
        assertThat(list.place("OWN")).isEqualTo(4);
        assertThat(list.place("GONE")).isEqualTo(-1);
    }

    @Test
    void anEmptyOneFindsNothing() {
        assertThat(TermsList.of(List.of())).isEmpty();
        assertThat(TermsList.of(List.of()).place("A")).isEqualTo(-1);
    }

    private static List<SaleTerms> products(int count) {
        var random = new Random(11);
        var items = new ArrayList<SaleTerms>();
        for (var n = 0; n < count; n++) {
            var isBundle = random.nextInt(10) == 0;
            var limit = random.nextInt(4);
            items.add(new SaleTerms(
                    "P" + n,
                    "Größe ".repeat(random.nextInt(1, 40)) + n,
                    new PriceTerms(
                            random.nextLong(1L << 40),
                            random.nextBoolean(),
                            random.nextBoolean() ? Map.of() : Map.of("crew", random.nextLong(500))),
                    random.nextBoolean() ? "standard" : "reduced",
                    isBundle ? 0 : random.nextInt(100_000),
                    isBundle ? List.of(new Component("P1", 2), new Component("OTHER.2", 9999)) : List.of(),
                    new SaleWindow(
                            random.nextBoolean() ? OPENS : null, random.nextBoolean() ? OPENS.plusSeconds(n) : null),
                    limit == 0 ? null : limit,
                    random.nextBoolean()));
        }
        return items;
    }

    private static SaleTerms priced(String sku, long minor) {
        return new SaleTerms(
                sku, sku, PriceTerms.fixed(minor), "standard", 1, List.of(), SaleWindow.ALWAYS, null, false);
    }
}
