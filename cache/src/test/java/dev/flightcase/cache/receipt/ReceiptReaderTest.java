package dev.flightcase.cache.receipt;

import static dev.flightcase.cache.receipt.TestReceipts.ORDER;
import static dev.flightcase.cache.receipt.TestReceipts.money;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.flightcase.cache.Sha256;
import dev.flightcase.cache.checkout.ClockTrust;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptReaderTest {

    @Test
    void takesWhatAReceiptShowsAndSkipsTheRest() {
        var receipt = TestReceipts.full();

        assertThat(receipt.stall().seller()).isEqualTo("Night Market Prints");
        assertThat(receipt.sale().order()).hasToString("0193a5c4-5b11-7e0d-a1d4-0f2b8c9e7a55");
        assertThat(receipt.sale().number()).isEqualTo(137);
        assertThat(receipt.sale().at()).isEqualTo(Instant.parse("2026-11-21T19:10:02.123Z"));
        assertThat(receipt.sale().clock()).isEqualTo(ClockTrust.State.SYNCED);
        assertThat(receipt.sale().hash().toArray()).isEqualTo(Sha256.of(new byte[0]));
        assertThat(receipt.sale().helper()).isEqualTo("Helper 1");
        assertThat(receipt.lines())
                .containsExactly(
                        new Receipt.Line(
                                "Shirt and record", 1, money(4000), new Receipt.Discount(money(500), "two for 40")),
                        new Receipt.Line("Record", 2, money(2200), null));
        assertThat(receipt.total()).isEqualTo(money(6200));
        assertThat(receipt.taxes())
                .isEqualTo(new Receipt.Taxes(true, List.of(new Receipt.Tax("standard", money(5210), money(990)))));
        assertThat(receipt.tenders())
                .containsExactly(
                        new Receipt.Tender("cash", money(4000), money(5000), money(1000)),
                        new Receipt.Tender("own-reader", money(2200), null, null));
        assertThat(receipt.marks()).isEqualTo(Receipt.Marks.NONE);
    }

    @Test
    void knowsTrainingVoidAndPricesWithoutTax() {
        var receipt = TestReceipts.read(ORDER.replace("\"training\":false", "\"training\":true")
                .replace("\"state\":\"acknowledged\"", "\"state\":\"voided\"")
                .replace("tax-inclusive", "tax-exclusive"));

        assertThat(receipt.marks()).isEqualTo(new Receipt.Marks(true, true));
        assertThat(receipt.taxes().included()).isFalse();
    }

    @Test
    void needsNoMemberThatOnlySomeOrdersHave() {
        var receipt = TestReceipts.read("""
                {"state":"acknowledged","id":"0193a5c4-5b11-7e0d-a1d4-0f2b8c9e7a55","number":1,
                 "total":{"amount":0,"currency":"JPY"},"at":"2026-11-21T19:10:02Z","clock":"UNTRUSTED","hash":"AA",
                 "helper":null}""");

        assertThat(receipt.lines()).isEmpty();
        assertThat(receipt.tenders()).isEmpty();
        assertThat(receipt.sale().helper()).isNull();
        assertThat(receipt.sale().timeConfirmed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"SYNCED, true", "HELD, true", "FLOOR, false", "UNTRUSTED, false"})
    void aTimeIsConfirmedByAClockInStep(ClockTrust.State clock, boolean confirmed) {
        assertThat(TestReceipts.clocked(TestReceipts.full(), clock).sale().timeConfirmed())
                .isEqualTo(confirmed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"state\":\"acknowledged\"",
                "{\"id\":1}",
                "{\"id\":\"0193a5c4\"}",
                "{\"lines\":[1]}",
            })
    void anOrderThatThisNodeDidNotWriteIsOurMistake(String order) {
        assertThatExceptionOfType(ReceiptException.class).isThrownBy(() -> TestReceipts.read(order));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"number\":137', '\"number\":1.5', number",
        "'\"number\":137', '\"number\":\"1\"', number",
        "'\"clock\":\"SYNCED\"', '\"clock\":\"GUESSED\"', GUESSED",
        "2026-11-21T19:10:02.123Z, yesterday, yesterday",
        "'\"total\":{\"amount\":6200,\"currency\":\"EUR\"}', '\"total\":6200', total",
        "'\"hash\":\"47', '\"hash\":\"!', order",
        "'\"name\":\"Record\"', '\"nom\":\"Record\"', name",
    })
    void saysWhichMemberIsWrong(String right, String wrong, String named) {
        assertThatExceptionOfType(ReceiptException.class)
                .isThrownBy(() -> TestReceipts.read(ORDER.replace(right, wrong)))
                .withMessageContaining(named);
    }
}
