package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.Money;
import dev.flightcase.catalogfolder.SaleWindow;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Edits as tests write them. */
final class TestPatch {
    static final Currency EUR = Currency.getInstance("EUR");
    static final ProductPatch NOTHING = of(keep(), keep(), keep());

    private TestPatch() {}

    static ProductPatch price(long cents) {
        return of(new Patch.Put<>(new Money(cents, EUR)), keep(), keep());
    }

    static ProductPatch noPrice() {
        return of(new Patch.Remove<>(), keep(), keep());
    }

    static ProductPatch paused(boolean paused) {
        return of(keep(), new Patch.Put<>(paused), keep());
    }

    static ProductPatch limit(Patch<Integer> limit) {
        return of(keep(), keep(), limit);
    }

    static ProductPatch name(String language, Patch<String> name) {
        return new ProductPatch(
                new ProductPatch.Wording(
                        new ProductPatch.Members<>(false, Map.of(language, name)), ProductPatch.Members.keep(), keep()),
                NOTHING.pricing(),
                NOTHING.rules());
    }

    /** Many descriptions, each as long as it may be. */
    static ProductPatch descriptions(String text) {
        var each = IntStream.range(0, 16).boxed().collect(Collectors.toMap(n -> "q" + (char) ('a' + n), _ ->
                (Patch<String>) new Patch.Put<>(text.repeat(4_000 / text.length()))));
        return new ProductPatch(
                new ProductPatch.Wording(ProductPatch.Members.keep(), new ProductPatch.Members<>(false, each), keep()),
                NOTHING.pricing(),
                NOTHING.rules());
    }

    static ProductPatch list(String list, Patch<Money> price) {
        return new ProductPatch(
                NOTHING.wording(),
                new ProductPatch.Pricing(keep(), new ProductPatch.Members<>(false, Map.of(list, price)), keep()),
                NOTHING.rules());
    }

    static ProductPatch window(Patch<SaleWindow> window) {
        return new ProductPatch(NOTHING.wording(), NOTHING.pricing(), new ProductPatch.Rules(keep(), keep(), window));
    }

    private static ProductPatch of(Patch<Money> price, Patch<Boolean> paused, Patch<Integer> limit) {
        return new ProductPatch(
                new ProductPatch.Wording(ProductPatch.Members.keep(), ProductPatch.Members.keep(), keep()),
                new ProductPatch.Pricing(price, ProductPatch.Members.keep(), keep()),
                new ProductPatch.Rules(paused, limit, keep()));
    }

    private static <T> Patch<T> keep() {
        return new Patch.Keep<>();
    }
}
