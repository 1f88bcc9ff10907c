package dev.flightcase.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OrderTextTest {
    private static final String RECORD =
            "{\"id\":\"a\",\"number\":7,\"lines\":[{\"name\":\"brace } and \\\" quote\"}]," + "\"previous\":\"p\"}";
    /** As sha256sum and basenc --base64url say. */
    private static final String HASH = "cXE22qEj06Ls-E1gWKPHfjkOk38ax3iVtIBDe66FnjA";

    private static String answer(String record, String hash) {
        return "{\"state\":\"acknowledged\",\"settlement\":\"local\"," + record.substring(1, record.length() - 1)
                + ",\"hash\":\"" + hash + "\"}";
    }

    @Test
    void theRecordIsWhatStandsBetweenItsStateAndItsHash() {
        var order = OrderText.read(answer(RECORD, HASH)).orElseThrow();

        assertThat(order).isEqualTo(new OrderText(false, "a", 7, "p", HASH, RECORD));
        assertThat(order.isWhole()).isTrue();
    }

    @Test
    void aVoidChangesItsStateAndNotItsRecord() {
        var order = OrderText.read(answer(RECORD, HASH).replace("acknowledged", "voided"))
                .orElseThrow();

        assertThat(order).isEqualTo(new OrderText(true, "a", 7, "p", HASH, RECORD));
    }

    @Test
    void aRecordThatWasChangedIsSeen() {
        var order = OrderText.read(answer(RECORD.replace("7", "8"), HASH)).orElseThrow();

        assertThat(order.isWhole()).isFalse();
    }

    @Test
    void whatIsNoOrderIsNone() {
        assertThat(OrderText.read("{\"title\":\"There is no order\"}")).isEmpty();
    }

    @Test
    void aPageIsSplitIntoItsOrdersAsTheyStandThere() {
        var order = answer(RECORD, HASH);

        assertThat(OrderText.split("{\"orders\":[" + order + "," + order + "],\"next\":\"x\"}"))
                .containsExactly(order, order);
        assertThat(OrderText.split("{\"orders\":[],\"next\":null}")).isEmpty();
    }
}
