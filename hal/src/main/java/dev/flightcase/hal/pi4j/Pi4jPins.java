package dev.flightcase.hal.pi4j;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalInputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalOutputConfigBuilder;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.DigitalStateChangeListener;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import dev.flightcase.hal.bus.Bias;
import dev.flightcase.hal.bus.BusFault;
import dev.flightcase.hal.bus.InputPin;
import dev.flightcase.hal.bus.OutputPin;
import dev.flightcase.hal.bus.PinListener;
import dev.flightcase.hal.bus.Pins;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The header's lines by their BCM numbers. */
final class Pi4jPins implements Pins {
    /** A contact that bounces; a power-loss line is slower than that anyway. */
    private static final long DEBOUNCE_MILLIS = 10;

    private final Context context;

    Pi4jPins(Context context) {
        this.context = context;
    }

    @Override
    public InputPin input(int line, Bias bias) throws BusFault {
        try {
            return new Input(
                    context,
                    context.create(DigitalInputConfigBuilder.newInstance(context)
                            .id("input-" + line)
                            .address(line)
                            .pull(pull(bias))
                            .debounce(DEBOUNCE_MILLIS, TimeUnit.MILLISECONDS)
                            .provider(GpioDDigitalInputProvider.ID)
                            .build()));
        } catch (Pi4JException | IllegalStateException | LinkageError e) {
            throw Pi4jFaults.of("GPIO " + line, e);
        }
    }

    @Override
    public OutputPin output(int line, boolean high) throws BusFault {
        try {
            return new Output(
                    context,
                    context.create(DigitalOutputConfigBuilder.newInstance(context)
                            .id("output-" + line)
                            .address(line)
                            .initial(high ? DigitalState.HIGH : DigitalState.LOW)
                            .provider(GpioDDigitalOutputProvider.ID)
                            .build()));
        } catch (Pi4JException | IllegalStateException | LinkageError e) {
            throw Pi4jFaults.of("GPIO " + line, e);
        }
    }

    private static PullResistance pull(Bias bias) {
        return switch (bias) {
            case NONE -> PullResistance.OFF;
            case UP -> PullResistance.PULL_UP;
            case DOWN -> PullResistance.PULL_DOWN;
        };
    }

    /** The context is the wires' own. */
    @Override
    public void close() {
        // Nothing is held here.
    }

    private static final class Input implements InputPin {
        private final Context context;
        private final DigitalInput pin;
        private @Nullable DigitalStateChangeListener listener;

        Input(Context context, DigitalInput pin) {
            this.context = context;
            this.pin = pin;
        }

        @Override
        public boolean high() throws BusFault {
            try {
                return switch (pin.state()) {
                    case HIGH -> true;
                    case LOW -> false;
                    case UNKNOWN -> throw BusFault.other("GPIO " + pin.address() + " has no level", null);
                };
            } catch (Pi4JException e) {
                throw Pi4jFaults.of("GPIO " + pin.address(), e);
            }
        }

        @Override
        public void listen(PinListener hears) {
            if (listener != null) {
                pin.removeListener(listener);
            }
            DigitalStateChangeListener next = event -> hears.changed(event.state() == DigitalState.HIGH);
            listener = next;
            pin.addListener(next);
        }

        @Override
        public void close() {
            context.shutdown(pin.id());
        }
    }

    private record Output(Context context, DigitalOutput pin) implements OutputPin {
        @Override
        public void set(boolean high) throws BusFault {
            try {
                pin.state(high ? DigitalState.HIGH : DigitalState.LOW);
            } catch (Pi4JException e) {
                throw Pi4jFaults.of("GPIO " + pin.address(), e);
            }
        }

        @Override
        public void close() {
            context.shutdown(pin.id());
        }
    }
}
