package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.JsonReading.at;
import static dev.flightcase.cache.checkout.TestShop.cash;
import static dev.flightcase.cache.checkout.TestShop.euros;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An order, as it is taken, shown and listed. */
class OrderTest {
    @RegisterExtension
    final TestStall stall = new TestStall();

    @Test
    void anOrderHasTheShapeOfTheContract() {
        var shop = stall.selling();
        var request = TestShop.paid(List.of(line("TEE", 2)), new Tender.Cash(euros(4000), euros(5000)));

        var view = TestLedger.done(shop.order("a", request));

        var order = JsonReading.object(view.json());
        assertThat(order).containsEntry("id", view.id().toString()).containsEntry("number", 1L);
        assertThat(order).containsEntry("state", "acknowledged").containsEntry("settlement", "local");
        assertThat(at(order, "total", "amount")).isEqualTo(4000L);
        assertThat(at(order, "tax", 0, "rate")).isEqualTo("standard");
        assertThat(at(order, "tax", 0, "net", "amount")).isEqualTo(3361L);
        assertThat(at(order, "tax", 0, "tax", "amount")).isEqualTo(639L);
        assertThat(at(order, "lines", 0, "quantity")).isEqualTo(2L);
        assertThat(at(order, "tenders", 0, "change", "amount")).isEqualTo(1000L);
        assertThat(order).containsEntry("at", "2026-11-21T19:10:02Z").containsEntry("clock", "SYNCED");
        assertThat(order)
                .containsEntry("helper", "Helper 1")
                .containsEntry("boot", 1L)
                .containsEntry("sequence", 3L);
        assertThat((String) order.get("previous")).isEqualTo("A".repeat(43));
        assertThat((String) order.get("hash")).hasSize(43);
    }

    @Test
    void stockFallsAndBundlesWithIt() {
        var shop = stall.selling();
        var before = shop.reads.revision();

        shop.sold("a");

        assertThat(shop.reads.revision()).isEqualTo(before + 1);
        assertThat(shop.reads.stock().json().text())
                .isEqualTo("{\"revision\":" + (before + 1)
                        + ",\"available\":{\"TEE\":39,\"LP\":60,\"BUNDLE\":30,\"PRINT\":100}}");
        assertThat(shop.reads.stock()).isSameAs(shop.reads.stock());
        assertThat(shop.reads.available("TEE")).isEqualTo(39);
        assertThat(shop.reads.available("nothing")).isZero();
    }

    @Test
    void ordersPageNewestFirst() {
        var shop = stall.selling();
        for (var i = 1; i <= 5; i++) {
            shop.sold(i);
        }

        var first = page(shop, null, 2);
        var second = page(shop, (String) first.get("next"), 2);
        var third = page(shop, (String) second.get("next"), 2);

        assertThat(List.of(at(first, "orders", 0, "number"), at(first, "orders", 1, "number")))
                .isEqualTo(List.of(5L, 4L));
        assertThat(at(second, "orders", 0, "number")).isEqualTo(3L);
        assertThat((List<?>) third.get("orders")).hasSize(1);
        assertThat(third.get("next")).isNull();
        assertThat(shop.reads.orders("nonsense!", null)).isInstanceOf(Page.BadRequest.class);
        assertThat(shop.reads.orders(null, 501)).isInstanceOf(Page.BadRequest.class);
        assertThat(shop.reads.orderById(new UUID(1, 2))).isEmpty();
    }

    @Test
    void hostileSizesAreRefusedBeforeTheyAreQueued() {
        var shop = stall.start();
        var long65 = "x".repeat(65);

        assertInvalid(shop, TestShop.paid(List.of()), "lines");
        assertInvalid(shop, cash(1, Collections.nCopies(101, line("TEE", 1)).toArray(OrderLine[]::new)), "lines");
        assertInvalid(shop, cash(1, line("TEE", 0)), "quantity");
        assertInvalid(shop, cash(1, line("TEE", Integer.MAX_VALUE)), "quantity");
        assertInvalid(shop, cash(1, line(long65, 1)), "sku");
        assertInvalid(shop, cash(-1, line("TEE", 1)), "tender amount");
        assertInvalid(shop, cash(Long.MAX_VALUE, line("TEE", 1)), "tender amount");
        var tenders = Collections.<Tender>nCopies(9, new Tender.Cash(euros(1), null));
        assertInvalid(shop, TestShop.paid(List.of(line("TEE", 1)), tenders.toArray(Tender[]::new)), "tenders");
        assertInvalid(
                shop, new OrderRequest(List.of(line("TEE", 1)), List.of(), null, long65, null, null, false), "helper");
        assertThat(stall.disk.writes()).isEqualTo(1);
    }

    @Test
    void withoutAnAssortmentNothingIsSold() {
        assertThat(stall.start().shirt("a")).isEqualTo(new Outcome.Refused<>(new Refusal.NoEvent()));
    }

    private static Map<String, @Nullable Object> page(TestLedger shop, @Nullable String cursor, int limit) {
        return JsonReading.object(((Page.Found) shop.reads.orders(cursor, limit)).json());
    }

    private static void assertInvalid(TestLedger shop, OrderRequest request, String field) {
        assertThat(TestLedger.refused(shop.order("x", request)))
                .isInstanceOfSatisfying(
                        Refusal.Invalid.class,
                        invalid -> assertThat(invalid.field()).isEqualTo(field));
    }
}
