package dev.flightcase.cache.receipt;

import static dev.flightcase.cache.JsonReading.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.cache.JsonReading;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiptJsonTest {
    private final SealedReceipt sealed = new ReceiptSealer(TestKey.of(1)).seal(TestReceipts.full());

    @Test
    void hasWhatProgramsRead() {
        var json = JsonReading.object(ReceiptJson.render(TestReceipts.full(), sealed));

        assertThat(json)
                .containsEntry("order", "0193a5c4-5b11-7e0d-a1d4-0f2b8c9e7a55")
                .containsEntry("number", 137L)
                .containsEntry("node", TestKey.of(1).node())
                .containsEntry("seller", "Night Market Prints")
                .containsEntry("at", "2026-11-21T19:10:02.123Z")
                .containsEntry("clock", "SYNCED")
                .containsEntry("training", false)
                .containsEntry("voided", false)
                .containsEntry("total", Map.of("amount", 6200L, "currency", "EUR"))
                .containsEntry("prices", "tax-inclusive")
                .containsEntry("helper", "Helper 1")
                .containsEntry("hash", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");
        assertThat(at(json, "lines", 0))
                .isEqualTo(Map.of(
                        "name",
                        "Shirt and record",
                        "quantity",
                        1L,
                        "discount",
                        Map.of("amount", 500L, "currency", "EUR", "reason", "two for 40"),
                        "total",
                        Map.of("amount", 4000L, "currency", "EUR")));
        assertThat(at(json, "tenders", 0, "change", "amount")).isEqualTo(1000L);
        assertThat(at(json, "tax", 0, "tax", "amount")).isEqualTo(990L);
    }

    @Test
    void itsSignatureIsTheCode() {
        var json = JsonReading.object(ReceiptJson.render(TestReceipts.full(), sealed));

        assertThat(at(json, "signature", "alg")).isEqualTo("EdDSA");
        assertThat(at(json, "signature", "key"))
                .isEqualTo(ReceiptJson.base64(TestKey.of(1).publicKey()));
        assertThat(new ReceiptVerifier(TestKey.KEYS).verify(String.valueOf(at(json, "signature", "cose_base45"))))
                .isInstanceOf(ReceiptVerification.Genuine.class);
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        var json = JsonReading.object(ReceiptJson.render(TestReceipts.ofLines(1), sealed));

        assertThat(json).doesNotContainKeys("helper", "tax", "prices");
        assertThat((List<?>) at(json, "lines")).hasSize(1);
    }
}
