package dev.flightcase.http.netty;

import dev.flightcase.http.BodyFlow;
import io.netty.util.concurrent.EventExecutor;
import java.util.function.Consumer;

/** Brings the wish to pause to the event loop. */
record ReadingFlow(EventExecutor loop, Consumer<Boolean> paused) implements BodyFlow {
    @Override
    public void pause() {
        set(true);
    }

    @Override
    public void resume() {
        set(false);
    }

    private void set(boolean pause) {
        if (loop.inEventLoop()) {
            paused.accept(pause);
        } else {
            loop.execute(() -> paused.accept(pause));
        }
    }
}
