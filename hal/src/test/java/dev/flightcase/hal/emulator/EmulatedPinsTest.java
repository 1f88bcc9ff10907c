package dev.flightcase.hal.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flightcase.hal.bus.Bias;
import dev.flightcase.hal.bus.BusFault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmulatedPinsTest {

    private final EmulatedPins pins = new EmulatedPins();
    private final List<Boolean> heard = new ArrayList<>();

    @Test
    void readsItsBiasUntilTheBoardDrivesIt() throws BusFault {
        var pin = pins.input(6, Bias.UP);

        assertThat(pin.high()).isTrue();
        pins.drive(6, false);
        assertThat(pin.high()).isFalse();
        pins.letGo(6);
        assertThat(pin.high()).isTrue();
    }

    @Test
    void tellsOfEdgesOnly() throws BusFault {
        pins.drive(6, false);
        pins.input(6, Bias.NONE).listen(heard::add);

        pins.drive(6, false);
        pins.drive(6, true);
        pins.drive(6, true);
        pins.drive(6, false);

        assertThat(heard).containsExactly(true, false);
    }

    @Test
    void driveOutputsFromTheStart() throws BusFault {
        assertThat(pins.output(17)).isEmpty();

        var led = pins.output(17, true);

        assertThat(pins.output(17)).hasValue(1);
        led.set(false);
        assertThat(pins.output(17)).hasValue(0);
        led.close();
        assertThat(pins.output(17)).isEmpty();
    }

    @Test
    void haveOneUserEach() throws BusFault {
        var first = pins.input(6, Bias.NONE);

        assertThatThrownBy(() -> pins.output(6, false)).hasMessageContaining("line 6 is in use already");
        first.close();
        pins.output(6, false);
    }

    @Test
    void areClosedTogether() throws BusFault {
        var button = pins.input(4, Bias.DOWN);
        var led = pins.output(17, true);
        button.listen(heard::add);

        pins.close();
        pins.drive(4, true);

        assertThat(heard).isEmpty();
        assertThatThrownBy(button::high).hasMessageContaining("line 4 is closed");
        assertThatThrownBy(() -> led.set(false)).hasMessageContaining("line 17 is closed");
    }
}
