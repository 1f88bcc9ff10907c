package dev.flightcase.daemon.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.cache.checkout.OrderLine;
import dev.flightcase.cache.checkout.OrderRequest;
import dev.flightcase.cache.checkout.Tender;
import dev.flightcase.http.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderRequestReaderTest {
    private static final String LINE = "{\"sku\":\"A\",\"quantity\":2}";
    private static final String CASH = "{\"kind\":\"cash\",\"amount\":{\"amount\":200,\"currency\":\"EUR\"}}";

    @Test
    void readsAllThatAnOrderMayHold() {
        var order = OrderRequestReader.read(Bytes.utf8("""
                {"hold":"h","helper":"Helper 1","training":false,"lines":[{"sku":"A","quantity":2,"discount":null}],
                 "tenders":[{"kind":"cash","amount":{"amount":200,"currency":"EUR"},
                             "given":{"amount":500,"currency":"EUR"}}]}"""));

        assertThat(order.hold()).isEqualTo("h");
        assertThat(order.helper()).isEqualTo("Helper 1");
        assertThat(order.lines()).containsExactly(new OrderLine("A", 2));
        assertThat(order.tenders()).singleElement().isInstanceOfSatisfying(Tender.Cash.class, cash -> {
            assertThat(cash.amount().minor()).isEqualTo(200);
            assertThat(cash.given()).isNotNull();
        });
    }

    @Test
    void leavesOtherTendersToTheLedger() {
        var order = read(LINE, CASH.replace("cash", "own-reader"));

        assertThat(order.tenders()).singleElement().isInstanceOf(Tender.Other.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | lines | is missing",
                "'\"lines\":[]' | lines | must not be empty",
                "'\"lines\":{}' | lines | must be a list",
                "'\"lines\":[1]' | lines[0] | must be an object",
                "'\"lines\":[{\"quantity\":1}]' | lines[0].sku | is missing",
                "'\"lines\":[{\"sku\":1}]' | lines[0].sku | must be a text",
                "'\"lines\":[{\"sku\":\"A\",\"quantity\":0}]' | lines[0].quantity | must be from 1 to 2147483647",
                "'\"lines\":[{\"sku\":\"A\",\"quantity\":99999999999}]' | lines[0].quantity | must be from 1 to 2147483647",
                "'\"lines\":[{\"sku\":\"A\",\"quantity\":1,\"price\":1}]' | lines[0].price | is not known here",
                "'\"lines\":[{\"sku\":\"A\",\"quantity\":1,\"discount\":{}}]' | lines[0].discount | is not possible yet: leave it out",
                "'\"lines\":[{\"sku\":\"A\",\"quantity\":1}],\"lines\":[]' | '' | Duplicate",
            })
    void namesTheFieldAndTheRule(String members, String field, String rule) {
        assertBroken("{" + members + "}", field, rule);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EUR | XXXX | tenders[0].amount.currency | must be an ISO 4217 code such as EUR",
                "200 | 2.5 | tenders[0].amount.amount | must be a whole number",
                "200 | 99999999999999999999 | tenders[0].amount.amount | must be a whole number",
                "\"kind\":\"cash\", | '' | tenders[0].kind | is missing",
                "EUR\" | EUR\",\"x\":1 | tenders[0].amount.x | is not known here",
            })
    void namesWhatIsWrongWithATender(String part, String wrong, String field, String rule) {
        assertBroken("{\"lines\":[" + LINE + "],\"tenders\":[" + CASH.replace(part, wrong) + "]}", field, rule);
    }

    @Test
    void refusesATrainingOrderAndWhatItDoesNotKnow() {
        var order = "{\"lines\":[" + LINE + "],\"tenders\":[" + CASH + "],";

        assertBroken(order + "\"training\":true}", "training", "can not be true yet");
        assertBroken(order + "\"tip\":1}", "tip", "is not known here");
    }

    private static OrderRequest read(String line, String tender) {
        return OrderRequestReader.read(Bytes.utf8("{\"lines\":[" + line + "],\"tenders\":[" + tender + "]}"));
    }

    private static void assertBroken(String body, String field, String rule) {
        assertThatThrownBy(() -> OrderRequestReader.read(Bytes.utf8(body)))
                .isInstanceOfSatisfying(JsonObject.InvalidBody.class, broken -> {
                    assertThat(broken.field()).isEqualTo(field);
                    assertThat(broken.rule()).contains(rule);
                });
    }
}
