package dev.flightcase.media.level;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Levels of one stream, with time that moves by hand. */
class StreamLevelsTest {
    private static final Wish FULL = new Wish(ShowLevel.FULL, "");
    private static final Wish REDUCED = new Wish(ShowLevel.REDUCED, "the tent is hot");
    private static final Wish SLATE = new Wish(ShowLevel.SLATE, "a break");
    private static final Wish OFF = new Wish(ShowLevel.OFF, "the battery is low");

    private final List<String> done = new ArrayList<>();
    private long seconds;
    private final StreamLevels levels =
            new StreamLevels(List.of("demo"), new Recorder(), Duration.ofSeconds(30), () -> seconds * 1_000_000_000L);

    private final class Recorder implements LevelTarget {
        @Override
        public void show(String stream, ShowLevel level, String reason) {
            done.add(stream + " " + level.word() + " " + reason);
        }

        @Override
        public void encode(String stream, boolean runs, boolean reduced) {
            done.add(runs ? (reduced ? "encodes less" : "encodes all") : "encodes nothing");
        }
    }

    private ShowLevel shown() {
        return levels.level("demo").orElseThrow().shown();
    }

    private void ask(Asker asker, Wish wish) {
        levels.ask(asker, "demo", wish, false);
    }

    private void pass(long more) {
        seconds += more;
        levels.tick();
    }

    @Test
    void aStepDownIsImmediateAndViewersAreToldBeforeTheEncoderChanges() {
        ask(Asker.OPERATOR, REDUCED);

        assertThat(shown()).isEqualTo(ShowLevel.REDUCED);
        assertThat(done).containsExactly("demo reduced the tent is hot", "encodes less");
    }

    @Test
    void aStepUpWaitsUntilNobodyHasAskedForLessForAWhile() {
        ask(Asker.LADDER, OFF);
        ask(Asker.LADDER, FULL);
        pass(29);
        assertThat(shown()).isEqualTo(ShowLevel.OFF);
        assertThat(levels.level("demo").orElseThrow().asked()).isEqualTo(ShowLevel.FULL);
        assertThat(levels.level("demo").orElseThrow().upIn()).isEqualTo(Duration.ofSeconds(1));
        pass(1);

        assertThat(shown()).isEqualTo(ShowLevel.FULL);
        assertThat(done).containsExactly("demo off the battery is low", "encodes nothing", "demo full ", "encodes all");
    }

    @Test
    void aWishThatFlickersChangesNothing() {
        ask(Asker.LADDER, REDUCED);
        for (int i = 0; i < 20; i++) {
            pass(20);
            ask(Asker.LADDER, FULL);
            pass(20);
            ask(Asker.LADDER, REDUCED);
        }

        assertThat(done).hasSize(2);
    }

    @Test
    void eachStepUpHasATimeOfItsOwn() {
        ask(Asker.LADDER, OFF);
        ask(Asker.LADDER, REDUCED);
        pass(20);
        ask(Asker.LADDER, FULL);
        pass(10);
        assertThat(shown()).isEqualTo(ShowLevel.REDUCED);
        pass(19);
        assertThat(shown()).isEqualTo(ShowLevel.REDUCED);
        pass(1);

        assertThat(shown()).isEqualTo(ShowLevel.FULL);
    }

    @Test
    void theOperatorNeedNotWait() {
        ask(Asker.OPERATOR, SLATE);
        var status = levels.ask(Asker.OPERATOR, "demo", FULL, true).orElseThrow();

        assertThat(status.shown()).isEqualTo(ShowLevel.FULL);
        assertThat(status.upIn()).isZero();
        assertThat(done).last().isEqualTo("encodes all");
    }

    @Test
    void theDeeperWishWinsAndEachIsShownWithItsReason() {
        ask(Asker.OPERATOR, REDUCED);
        ask(Asker.LADDER, OFF);
        levels.ask(Asker.OPERATOR, "demo", FULL, true);
        var status = levels.level("demo").orElseThrow();

        assertThat(status.shown()).isEqualTo(ShowLevel.OFF);
        assertThat(status.reason()).isEqualTo("the battery is low");
        assertThat(status.wishes()).isEqualTo(Map.of(Asker.OPERATOR, FULL, Asker.LADDER, OFF));
    }

    @Test
    void anEncoderThatTheOperatorStoppedStaysStoppedWhateverTheLevelIs() {
        levels.encoder("demo", false);
        ask(Asker.OPERATOR, OFF);
        levels.ask(Asker.OPERATOR, "demo", FULL, true);
        assertThat(done).doesNotContain("encodes all", "encodes less");

        assertThat(levels.encoder("demo", true).orElseThrow().encoderWanted()).isTrue();
        assertThat(done).last().isEqualTo("encodes all");
    }

    @Test
    void anEncoderThatTheLevelForbidsStartsWithTheLevel() {
        ask(Asker.LADDER, SLATE);
        levels.encoder("demo", true);
        assertThat(done).last().isEqualTo("encodes nothing");
        ask(Asker.LADDER, REDUCED);
        pass(30);

        assertThat(done).last().isEqualTo("encodes less");
    }

    @Test
    void aStreamThatIsNotThereIsNot() {
        assertThat(levels.ask(Asker.OPERATOR, "other", OFF, false)).isEmpty();
        assertThat(levels.encoder("other", true)).isEmpty();
        assertThat(levels.level("other")).isEmpty();
        assertThat(done).isEmpty();
    }

    @Test
    void levelsHaveWordsAndADepth() {
        assertThat(ShowLevel.of("slate")).hasValue(ShowLevel.SLATE);
        assertThat(ShowLevel.of("SLATE")).isEmpty();
        assertThat(ShowLevel.OFF.deeper(ShowLevel.FULL)).isEqualTo(ShowLevel.OFF);
        assertThat(ShowLevel.REDUCED.isAtLeast(ShowLevel.SLATE)).isFalse();
    }
}
