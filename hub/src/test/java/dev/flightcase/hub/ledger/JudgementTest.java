package dev.flightcase.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.contract.commerce.Order;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JudgementTest {
    private static final UUID A = new UUID(0x7000, 1);
    private static final UUID B = new UUID(0x7000, 2);

    private static final Order PIN = Journals.order(A, 1, "pin");
    private static final Order OTHER_PIN = Journals.order(A, 1, "shirt");
    private static final Order SHIRT = Journals.order(B, 2, "shirt");

    @Test
    void whatIsNewEnters() {
        var judgement = Judgement.of(batch(1, PIN, SHIRT), Known.NOTHING);

        assertThat(judgement.entering()).extracting(Entry::id).containsExactly(A, B);
        assertThat(judgement.quarantined()).isEmpty();
        assertThat(judgement.resent()).isEmpty();
        assertThat(judgement.duplicates()).isZero();
    }

    @Test
    void theSameAtItsPlaceIsADuplicate() {
        var judgement = Judgement.of(batch(1, PIN), new Known(Map.of(A, PIN.getHash()), Map.of(1L, A)));

        assertThat(judgement.duplicates()).isEqualTo(1);
        assertThat(judgement.entering()).isEmpty();
    }

    @Test
    void theSameAtAnotherPlaceIsNoted() {
        var judgement = Judgement.of(batch(4, PIN), new Known(Map.of(A, PIN.getHash()), Map.of()));

        assertThat(judgement.resent()).extracting(Entry::sequence).containsExactly(4L);
        assertThat(judgement.entering()).isEmpty();
    }

    @Test
    void anotherHashGoesToQuarantine() {
        var judgement = Judgement.of(batch(1, OTHER_PIN), new Known(Map.of(A, PIN.getHash()), Map.of(1L, A)));

        assertThat(judgement.quarantined()).extracting(Unsound::reason).containsExactly(Reason.OTHER_HASH);
        assertThat(judgement.quarantined().getFirst().hash()).isEqualTo(OTHER_PIN.getHash());
    }

    @Test
    void aTakenPlaceGoesToQuarantine() {
        var judgement = Judgement.of(batch(1, SHIRT), new Known(Map.of(A, PIN.getHash()), Map.of(1L, A)));

        assertThat(judgement.quarantined()).extracting(Unsound::reason).containsExactly(Reason.PLACE_TAKEN);
    }

    @Test
    void aBatchIsJudgedByWhatStandsBeforeInIt() {
        var judgement = Judgement.of(batch(1, PIN, OTHER_PIN, PIN, SHIRT), Known.NOTHING);

        assertThat(judgement.entering()).extracting(Entry::sequence).containsExactly(1L, 4L);
        assertThat(judgement.quarantined()).extracting(Unsound::sequence).containsExactly(2L);
        assertThat(judgement.resent()).extracting(Entry::sequence).containsExactly(3L);
    }

    @Test
    void whatIsWrongByItselfGoesToQuarantineWithoutBeingCompared() {
        var wrong = PIN.toBuilder().setHash(SHIRT.getHash()).build();

        var judgement = Judgement.of(batch(1, wrong, SHIRT), Known.NOTHING);

        assertThat(judgement.quarantined()).extracting(Unsound::reason).containsExactly(Reason.WRONG_HASH);
        assertThat(judgement.entering()).extracting(Entry::id).containsExactly(B);
    }

    private static Batch batch(long first, Order... orders) {
        return Journals.decoded(Journals.batch("fc-a", 9, first, List.of(orders)));
    }
}
