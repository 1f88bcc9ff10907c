package dev.flightcase.daemon.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.Bytes;
import dev.flightcase.daemon.preflight.CatalogInventory.Listed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListedProductsTest {
    @Test
    void readsWhatIsToBeCheckedAndSkipsTheRest() {
        var page = """
                {"revision":3,"event":"e","products":[
                 {"sku":"TEE","name":{"en":"Tee","sku":"x"},"price":{"amount":1,"currency":"EUR"},
                  "images":[{"sha256":"aa","width":1,"sizes":[{"sha256":"zz"}]},{"width":2,"sha256":"bb"}],"state":"on-sale"},
                 {"sku":"SET","bundle":[{"sku":"TEE","quantity":2},{"quantity":1,"sku":"LP"}]}],
                 "next":"more"}""";
        var products = new ArrayList<Listed>();

        var next = ListedProducts.read(bytes(page), products::add);

        assertThat(next).isEqualTo("more");
        assertThat(products)
                .containsExactly(
                        new Listed("TEE", List.of(), List.of("aa", "bb")),
                        new Listed("SET", List.of("TEE", "LP"), List.of()));
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(ListedProducts.read(bytes("{\"products\":[],\"next\":null}"), _ -> {}))
                .isNull();
    }

    private static Bytes bytes(String text) {
        return Bytes.owning(text.getBytes(StandardCharsets.UTF_8));
    }
}
