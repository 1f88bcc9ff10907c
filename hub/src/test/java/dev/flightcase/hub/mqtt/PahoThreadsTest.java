package dev.flightcase.hub.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PahoThreadsTest {
    private final Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();

    @AfterEach
    void putBack() {
        Thread.setDefaultUncaughtExceptionHandler(before);
    }

    private static Throwable thrownIn(String... classes) {
        var cause = new NullPointerException("x");
        cause.setStackTrace(Arrays.stream(classes)
                .map(name -> new StackTraceElement(name, "run", "File.java", 1))
                .toArray(StackTraceElement[]::new));
        return cause;
    }

    @Test
    void onlyWhatADiscardedClientDiesOfIsKeptFromTheOthers() {
        List<Throwable> told = new ArrayList<>();
        Thread.setDefaultUncaughtExceptionHandler((_, cause) -> told.add(cause));
        PahoThreads.mayEndAnyhow();
        var handler = Thread.getDefaultUncaughtExceptionHandler();
        var pahos = thrownIn("org.eclipse.paho.mqttv5.client.internal.ClientState", "java.lang.Thread");
        var ours = thrownIn("org.eclipse.paho.mqttv5.client.internal.ClientState", "dev.flightcase.hub.Hub");
        var others = thrownIn("com.hivemq.Broker");
        for (var cause : List.of(pahos, ours, others)) {
            handler.uncaughtException(Thread.currentThread(), cause);
        }

        assertThat(told).containsExactly(ours, others);
    }
}
