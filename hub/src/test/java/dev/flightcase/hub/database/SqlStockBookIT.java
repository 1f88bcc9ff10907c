package dev.flightcase.hub.database;

import static dev.flightcase.hub.database.StockHub.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hub.allotments.EventStock.State;
import dev.flightcase.hub.allotments.Heard;
import dev.flightcase.hub.allotments.Question;
import dev.flightcase.hub.allotments.SkuUnits;
import dev.flightcase.hub.allotments.StallModel;
import dev.flightcase.hub.allotments.StockOutcome;
import dev.flightcase.hub.allotments.StockOutcome.Done;
import dev.flightcase.hub.allotments.StockOutcome.Refused;
import dev.flightcase.hub.allotments.StockPolicy;
import dev.flightcase.hub.allotments.StockPolicy.Oversold;
import dev.flightcase.hub.allotments.StockPolicy.ReturnedSlice;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pool and slices in a real PostgreSQL. */
@ExtendWith(RealPostgres.class)
class SqlStockBookIT {
    private TestDatabase test;
    private StockHub hub;
    private final StallModel a = new StallModel("fc-a", 11);
    private final StallModel b = new StallModel("fc-b", 12);

    @BeforeEach
    void open(TestDatabase fresh) {
        test = fresh;
        hub = new StockHub(fresh);
        assertThat(hub.pool("TEE=100", "MUG=10")).isEqualTo(new Done());
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private static String rules(StockOutcome outcome) {
        return outcome instanceof Refused(var rules) ? String.join("\n", rules) : "done";
    }

    private void reconcile(ReturnedSlice returned, Oversold oversold) {
        hub.book().reconcile(new StockPolicy(returned, oversold), Duration.ZERO);
    }

    @Test
    void moreThanIsFreeIsRefusedAndNothingOfItDone() {
        hub.meet(a);
        hub.meet(b);
        assertThat(hub.allot(a, "TEE=70", "MUG=10")).isEqualTo(new Done());

        assertThat(rules(hub.allot(b, "TEE=31"))).isEqualTo("TEE: 30 of 100 are free, and fc-b would need 31 more");
        assertThat(rules(hub.allot(b, "TEE=30", "MUG=1"))).contains("MUG: 0 of 10 are free");
        assertThat(rules(hub.allot(b, "CAP=1"))).contains("CAP: there is no pool of it");
        assertThat(rules(hub.allot(b, "TEE=-1"))).contains("fc-b has 0");
        assertThat(rules(hub.book().allot("fc-a", "paris", StockHub.changes("TEE=1"))))
                .contains("flightcase hub pool paris");

        assertThat(hub.level("TEE").free()).isEqualTo(30);
        assertThat(hub.told(b)).isEmpty();
    }

    @Test
    void thePoolIsNeverBelowWhatIsOut() {
        hub.meet(a);
        hub.allot(a, "TEE=70");

        assertThat(rules(hub.pool("TEE=69"))).contains("TEE: 70 of 100 are out");
        assertThat(hub.pool("TEE=-30", "TEE=+5", "TEE=-5")).isEqualTo(new Done());
        assertThat(hub.level("TEE").free()).isZero();
        assertThat(hub.pool("TEE=+7")).isEqualTo(new Done());
        assertThat(hub.level("TEE").free()).isEqualTo(7);
    }

    @Test
    void whatIsTakenBackIsFreeOnceTheNodeHasConfirmedItAndNoMoreThanItGaveBack() {
        hub.meet(a);
        hub.allot(a, "TEE=60");
        hub.meet(a);
        a.sell("TEE", 20);
        a.hold("TEE", 5);

        hub.allot(a, "TEE=10");
        assertThat(hub.level("TEE").free()).as("the node may have it yet").isEqualTo(40);
        a.take(hub.told(a).orElseThrow());
        assertThat(hub.level("TEE").free()).isEqualTo(40);
        hub.hear(a.report());

        assertThat(hub.level("TEE").free()).as("25 are sold or held").isEqualTo(75);
        assertThat(a.available("TEE")).isZero();
        a.release("TEE");
        hub.receive(a);
        hub.book().askAgain(Duration.ZERO);
        hub.meet(a);
        assertThat(hub.level("TEE").free()).as("what a hold gave back").isEqualTo(80);
        assertThat(hub.level("TEE").sold()).isEqualTo(20);
        hub.book().askAgain(Duration.ZERO);
        assertThat(hub.told(a).orElseThrow().getVersion())
                .as("nothing more can come back")
                .isEqualTo(a.version());
    }

    @Test
    void ofSeveralThatWereSaidTheNodeMayHaveAny() {
        hub.meet(a);
        hub.allot(a, "TEE=20");
        hub.allot(a, "TEE=90");
        hub.allot(a, "TEE=5");
        assertThat(hub.level("TEE").out()).isEqualTo(90);
        assertThat(rules(hub.allot(b, "TEE=11"))).contains("10 of 100 are free");

        hub.meet(a);

        assertThat(hub.level("TEE").out()).isEqualTo(5);
    }

    @Test
    void aReportThatWasOvertakenTakesNothingBack() {
        hub.meet(a);
        hub.allot(a, "TEE=20");
        hub.meet(a);
        var late = a.report();
        hub.allot(a, "TEE=50");
        hub.meet(a);

        hub.hear(late);

        assertThat(hub.level("TEE").out()).isEqualTo(50);
    }

    @Test
    void aNodeThatWasNeverHeardHasItsSliceWhenItIs() {
        hub.allot(a, "TEE=40");
        hub.allot(a, "TEE=30");
        assertThat(hub.told(a)).isEmpty();
        assertThat(hub.level("TEE").out()).isEqualTo(30);

        hub.meet(a);

        assertThat(a.available("TEE")).isEqualTo(30);
        assertThat(hub.level("TEE").out()).isEqualTo(30);
    }

    @Test
    void afterARestoreTheRestIsAQuestionAndKeptItIsGrantedInTheNewEpoch() {
        hub.meet(a);
        hub.allot(a, "TEE=60");
        hub.meet(a);
        a.sell("TEE", 25);
        hub.receive(a);
        a.sell("TEE", 5);
        a.restored(111);
        hub.meet(a);
        hub.receive(a);

        assertThat(hub.book().questions())
                .containsExactly(new Question.ReturnedSlice("fc-a", EVENT, 11, List.of(new SkuUnits("TEE", 30))));
        assertThat(hub.level("TEE").free()).as("nobody knows yet").isEqualTo(40);
        reconcile(ReturnedSlice.ASK, Oversold.ASK);
        assertThat(hub.book().questions()).hasSize(1);
        assertThat(hub.book().settle("fc-a", EVENT, ReturnedSlice.KEEP)).isEqualTo(new Done());

        assertThat(hub.told(a).orElseThrow().getEpoch()).isEqualTo(111);
        hub.meet(a);
        assertThat(a.available("TEE")).isEqualTo(30);
        assertThat(hub.book().questions()).isEmpty();
        assertThat(hub.level("TEE").free()).isEqualTo(40);
        a.sell("TEE", 30);
        hub.receive(a);
        assertThat(hub.level("TEE").sold()).isEqualTo(60);
        assertThat(hub.book().stock(EVENT, 10).getFirst().slices())
                .extracting(slice -> slice.state())
                .containsExactly(State.LIVE, State.KEPT);
    }

    @Test
    void returnedByPolicyTheRestIsFree() {
        hub.meet(a);
        hub.allot(a, "TEE=60");
        hub.meet(a);
        a.sell("TEE", 25);
        hub.receive(a);
        a.restored(111);
        hub.meet(a);
        reconcile(ReturnedSlice.RETURN, Oversold.ASK);

        assertThat(hub.book().questions()).isEmpty();
        assertThat(hub.level("TEE").free()).isEqualTo(75);
        assertThat(rules(hub.book().settle("fc-a", "", ReturnedSlice.RETURN))).contains("nothing to decide");
    }

    @Test
    void whatARolledBackCardSoldTwiceIsFoundAndThePoolRaisedWhereThatIsThePolicy() {
        hub.meet(a);
        hub.allot(a, "TEE=100");
        hub.meet(a);
        a.sell("TEE", 90);
        hub.receive(a);
        a.rolledBack(1, "TEE", 0);
        a.sell("TEE", 80);
        a.restored(111);
        hub.meet(a);
        hub.receive(a);

        assertThat(hub.book().questions())
                .containsExactly(new Question.Oversold(EVENT, "TEE", 100, 170, List.of("fc-a")));
        assertThat(hub.level("TEE").free()).isEqualTo(-70);
        assertThat(rules(hub.allot(a, "TEE=+1"))).contains("TEE: 0 of 100 are free");
        reconcile(ReturnedSlice.ASK, Oversold.RAISE_POOL);

        assertThat(hub.book().questions()).isEmpty();
        assertThat(hub.level("TEE").units()).isEqualTo(170);
    }

    @Test
    void whatAStallRestockedByHandAndSoldIsFound() {
        hub.meet(a);
        hub.meet(b);
        hub.allot(a, "MUG=6");
        hub.allot(b, "MUG=4");
        hub.meet(a);
        a.restock("MUG", 3);
        assertThat(a.sell("MUG", 9)).isTrue();
        hub.receive(a);

        assertThat(hub.book().questions())
                .containsExactly(new Question.Oversold(EVENT, "MUG", 10, 13, List.of("fc-a")));
        assertThat(hub.book().stock(EVENT, 10).getFirst().slices().getFirst().units())
                .singleElement()
                .satisfies(units -> assertThat(units.byHand()).isEqualTo(3));
        assertThat(hub.pool("MUG=13")).isEqualTo(new Done());
        assertThat(hub.book().questions()).isEmpty();
    }

    @Test
    void theFirstSliceTakesThePlaceOfAllThatWasBroughtSoThatWhatWasSoldBeforeCounts() {
        hub.meet(a);
        a.restock("TEE", 8);
        a.sell("TEE", 3);
        hub.receive(a);
        hub.allot(a, "TEE=10");
        hub.meet(a);
        a.sell("TEE", 4);
        hub.receive(a);

        assertThat(a.available("TEE")).isEqualTo(11);
        assertThat(hub.level("TEE").sold()).isEqualTo(7);
        a.takeBackOne("TEE");
        hub.receive(a);
        assertThat(hub.level("TEE").sold()).isEqualTo(3);
    }

    @Test
    void aNodeThatIsGivenUpGivesWayAndHasItsSliceAgainWhenItIsHeard() {
        hub.meet(a);
        hub.allot(a, "TEE=60");
        hub.meet(a);
        a.sell("TEE", 10);
        hub.receive(a);
        assertThat(rules(hub.book().giveUp("fc-x"))).contains("nothing was ever heard");

        assertThat(hub.book().giveUp("fc-a")).isEqualTo(new Done());
        assertThat(rules(hub.allot(a, "TEE=70"))).contains("given up");
        assertThat(rules(hub.book().settle("fc-a", EVENT, ReturnedSlice.KEEP))).contains("can be returned");
        hub.book().settle("fc-a", EVENT, ReturnedSlice.RETURN);
        assertThat(hub.level("TEE").free()).isEqualTo(90);

        // Its clock is ahead of the hub's.
        var heard = a.report();
        hub.hear(new Heard(heard.node(), heard.epoch(), Instant.now().plusSeconds(60), heard.taken()));
        assertThat(hub.level("TEE").free()).isEqualTo(40);
        assertThat(hub.book().questions()).isEmpty();
    }

    @Test
    void aHubThatWasRestoredFromABackupSaysWhatItKnowsAnew() throws SQLException {
        hub.meet(a);
        hub.allot(a, "TEE=30");
        hub.meet(a);
        long known = a.version();
        hub.allot(a, "TEE=45");
        hub.meet(a);
        // The backup is of before that.
        test.execute("DELETE FROM allotment_changes");
        test.execute("UPDATE slices SET version = " + known + ", confirmed = version - 1");
        test.execute("DELETE FROM allotments_said WHERE version > " + known);
        test.execute("UPDATE slice_units SET units = 30, confirmed = 30, in_force = 30, outstanding = 30");
        test.execute("SELECT setval('allotment_versions', " + known + ")");

        hub.meet(a);

        assertThat(a.available("TEE")).isEqualTo(30);
        assertThat(hub.level("TEE").out()).isEqualTo(30);
    }

    @Test
    void manyOperatorsAtOnceNeverGrantMoreThanThereIs() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var tasks = new ArrayList<Callable<StockOutcome>>();
            for (int i = 0; i < 40; i++) {
                var node = "fc-" + i % 8;
                tasks.add(() -> hub.book().allot(node, EVENT, StockHub.changes("TEE=+7")));
            }
            long granted = 0;
            for (var task : threads.invokeAll(tasks)) {
                granted += task.get() instanceof Done ? 7 : 0;
            }

            assertThat(granted).isEqualTo(98);
            assertThat(hub.level("TEE").out()).isEqualTo(98);
        }
    }
}
