package dev.flightcase.daemon;

import static dev.flightcase.daemon.NodeFixture.cash;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invariant I10: what looks like the number of a payment card is not taken, in no field. */
class CardNumbersRefusedIT {
    private static final String VISA = "4111111111111111";

    @TempDir
    private Path folder;

    private NodeFixture node;

    @BeforeEach
    void start() throws Exception {
        node = NodeFixture.start(folder);
        node.importEvent();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "\"Helper 1\" | \"Anna 4111 1111 1111 1111\" | helper",
                "\"lines\" | \"hold\":\"4111-1111-1111-1111\",\"lines\" | hold",
                "\"TEE-M\" | \"4111111111111111\" | lines[0].sku",
                "\"cash\" | \"４１１１１１１１１１１１１１１１\" | tenders[0].kind",
                "\"amount\":2500 | \"amount\":4111111111111111 | tenders[0].amount.amount",
            })
    void aFieldWithOneIsRefusedWithoutRepeatingIt(String part, String wrong, String field) throws Exception {
        var answer = node.order("\"k\"", cash("TEE-M", 1, 2500).replace(part, wrong));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("\"type\":\"urn:flightcase:problem:card-number-refused\"", "\"field\":\"" + field + "\"")
                .contains("This looks like a card number. Card numbers do not belong here; use the card reader.")
                .doesNotContain("1111", "１１１１");
        assertThat(node.get("/api/v1/orders").body()).contains("\"orders\":[]");
    }

    @Test
    void soIsAnIdempotencyKeyAndTheNameOfAMemberIsMasked() throws Exception {
        var key = node.order("\"" + VISA + "\"", cash("TEE-M", 1, 2500));
        var member = node.order("\"k\"", cash("TEE-M", 1, 2500).replace("\"helper\"", "\"" + VISA + "\""));

        assertThat(key.statusCode()).isEqualTo(422);
        assertThat(key.body())
                .contains("card-number-refused", "Idempotency-Key")
                .doesNotContain(VISA);
        assertThat(member.statusCode()).isEqualTo(400);
        assertThat(member.body()).contains("************1111").doesNotContain(VISA);
    }
}
