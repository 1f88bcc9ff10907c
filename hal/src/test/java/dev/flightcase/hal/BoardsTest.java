package dev.flightcase.hal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.simulated.SimulatedBoardProfile;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoardsTest {

    private final Boards boards =
            new Boards(List.of(new NoBoard(), new SimulatedBoardProfile(SimulatedBoardConfig.defaults())));

    @Test
    void opensAKnownBoard() {
        var choice = boards.choose("simulated");

        assertThat(choice).isInstanceOfSatisfying(BoardChoice.Known.class, known -> {
            try (var board = known.profile().open(new FakeTime().timebase(), Duration.ofSeconds(2))) {
                assertThat(board.name()).isEqualTo("simulated");
                assertThat(board.sensors()).hasSize(1);
            }
        });
    }

    @Test
    void saysWhichNamesWouldWork() {
        assertThat(boards.choose("x728")).isEqualTo(new BoardChoice.Unknown("x728", List.of("none", "simulated")));
    }

    @Test
    void noBoardHasNoSignals() {
        try (var board = new NoBoard().open(new FakeTime().timebase(), Duration.ofSeconds(2))) {
            assertThat(board.sensors()).isEmpty();
        }
    }
}
