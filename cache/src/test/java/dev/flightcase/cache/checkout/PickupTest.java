package dev.flightcase.cache.checkout;

import static dev.flightcase.cache.checkout.TestShop.EVENT;
import static dev.flightcase.cache.checkout.TestShop.NOW;
import static dev.flightcase.cache.checkout.TestShop.PHONE;
import static dev.flightcase.cache.checkout.TestShop.euros;
import static dev.flightcase.cache.checkout.TestShop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import dev.flightcase.cache.catalog.Assortment;
import dev.flightcase.cache.catalog.PickupSlot;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Orders that are handed over later, where there is room for so many. */
class PickupTest {
    private static final PickupSlot EARLY =
            new PickupSlot("early", "Side door", NOW.plusSeconds(600), NOW.plusSeconds(1800), 2);
    private static final PickupSlot LATE =
            new PickupSlot("late", "Main door", NOW.plusSeconds(600), NOW.plusSeconds(7200), 50);

    @RegisterExtension
    final TestStall stall = new TestStall();

    private final Assortment goods = TestShop.with(TestShop.assortment(41, 40), 41, EARLY, LATE);

    @Test
    void thePlaceAndTimeAreOnTheRecord() {
        var order = JsonReading.object(
                TestLedger.done(stall.selling(goods).order("a", at("early"))).json());

        assertThat(JsonReading.at(order, "pickup", "id")).isEqualTo("early");
        assertThat(JsonReading.at(order, "pickup", "name")).isEqualTo("Side door");
        assertThat(JsonReading.at(order, "pickup", "until"))
                .isEqualTo(EARLY.until().toString());
    }

    @Test
    void noMoreOrdersChooseItThanItHasRoomFor() {
        var shop = stall.selling(goods);
        var first = TestLedger.done(shop.order(1, at("early")));
        TestLedger.done(shop.order(2, at("early")));

        assertThat(TestLedger.refused(shop.order(3, at("early")))).isEqualTo(new Refusal.PickupFull("early"));
        assertThat(shop.order(4, at("late"))).isInstanceOf(Outcome.Done.class);
        assertThat(stall.selling(goods).order(5, at("early"))).isInstanceOf(Outcome.Refused.class);

        var restarted = stall.selling(goods);
        restarted.voided(first, null);
        assertThat(restarted.order(3, at("early"))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void practiceTakesNoPlace() {
        var shop = stall.selling(goods);
        for (var n = 0; n < 3; n++) {
            TestLedger.done(shop.order("training" + n, at("early", true)));
        }

        assertThat(shop.order(1, at("early"))).isInstanceOf(Outcome.Done.class);
        assertThat(handovers(shop, null)).hasSize(1);
    }

    @Test
    void whatIsOverOrUnknownIsRefused() {
        var shop = stall.selling(goods);
        stall.time.set(EARLY.until());

        assertThat(TestLedger.refused(shop.order("a", at("early"))))
                .isEqualTo(new Refusal.PickupOver("early", EARLY.until()));
        assertThat(TestLedger.refused(shop.order("b", at("roof")))).isEqualTo(new Refusal.UnknownPickup("roof"));
    }

    @Test
    void whatWaitsIsListedUntilItIsHandedOver() {
        var shop = stall.selling(goods);
        var first = TestLedger.done(shop.order(1, at("early")));
        var second = TestLedger.done(shop.order(2, at("late")));
        shop.sold("at once");
        assertThat(handovers(shop, null))
                .containsExactly(first.id().toString(), second.id().toString());
        assertThat(handovers(shop, "late")).containsExactly(second.id().toString());

        var over = handOver(shop, first.id());

        assertThat(JsonReading.object(TestLedger.done(over).json())).containsEntry("handed_over", true);
        assertThat(handovers(shop, null)).containsExactly(second.id().toString());
        assertThat(handOver(shop, first.id())).isEqualTo(new Outcome.Done<>(TestLedger.done(over), true));
        assertThat(stall.selling(goods).reads.orderById(first.id())).contains(TestLedger.done(over));
    }

    @Test
    void onlyWhatWaitsIsHandedOver() {
        var shop = stall.selling(goods);
        var voided = TestLedger.done(shop.order(1, at("early")));
        shop.voided(voided, null);
        var atOnce = shop.sold(2);

        assertThat(TestLedger.refused(handOver(shop, voided.id()))).isEqualTo(new Refusal.AlreadyVoided(1));
        assertThat(TestLedger.refused(handOver(shop, atOnce.id()))).isEqualTo(new Refusal.NoPickup(2));
        assertThat(TestLedger.refused(handOver(shop, new UUID(1, 1))))
                .isEqualTo(new Refusal.UnknownOrder(new UUID(1, 1)));
        assertThat(handovers(shop, null)).isEmpty();
    }

    @Test
    void aPickupThatLeftTheCatalogHasItsPlaceBackWhenItComesAgain() {
        var shop = stall.selling(goods);
        var order = TestLedger.done(shop.order(1, at("early")));
        shop.adopting(TestShop.with(goods, 42, LATE));

        shop.voided(order, null);

        shop.adopting(TestShop.with(goods, 43, EARLY, LATE));
        var row = stall.disk.get(LedgerTables.STOCK, LedgerTables.stock(EVENT, "pickup/early"));
        assertThat(StockRow.decode(row).confirmed()).isZero();
        TestLedger.done(shop.order(2, at("early")));
        assertThat(shop.order(3, at("early"))).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void itsTimeIsNotHeldUpByAHold() {
        var shop = stall.selling(goods);
        var hold = shop.held("a", line("TEE", 1));
        stall.time.set(EARLY.until());
        stall.time.pass(Duration.ofSeconds(1));
        var request = at("early");
        var held = new OrderRequest(request.lines(), request.tenders(), hold, null, null, "early", false);

        assertThat(TestLedger.refused(shop.order("b", held))).isInstanceOf(Refusal.PickupOver.class);
    }

    private static Outcome<OrderView> handOver(TestLedger shop, UUID order) {
        return TestLedger.answer(shop.ledger.handOver(PHONE, order));
    }

    private static List<String> handovers(TestLedger shop, @Nullable String slot) {
        var page = JsonReading.object(((Page.Found) shop.reads.handovers(slot)).json());
        return page.get("handovers") instanceof List<?> list
                ? list.stream()
                        .map(order -> String.valueOf(JsonReading.at(order, "id")))
                        .toList()
                : List.of();
    }

    private static OrderRequest at(String pickup) {
        return at(pickup, false);
    }

    private static OrderRequest at(String pickup, boolean training) {
        return new OrderRequest(
                List.of(line("TEE", 1)),
                List.of(new Tender.Cash(euros(2000), null)),
                null,
                null,
                null,
                pickup,
                training);
    }
}
