package dev.flightcase.hub.mqtt;

import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Paho client that is discarded while an answer arrives dies of it on a thread of its own, since it has let go of its callback before that thread
 * has ended (1.2.5, CommsReceiver). Nobody waits for it then, so it is no error of the hub.
 */
public final class PahoThreads {
    private static final Logger LOG = LoggerFactory.getLogger(PahoThreads.class);
    private static final String PAHO = "org.eclipse.paho.";

    private PahoThreads() {}

    /** What other threads die of goes where it went before. Once, after everybody else has set their handler. */
    public static void mayEndAnyhow() {
        var others = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> {
            if (isPahos(cause)) {
                LOG.atDebug()
                        .addKeyValue("thread", thread.getName())
                        .addKeyValue("error", cause.toString())
                        .log("a discarded client has ended");
            } else if (others != null) {
                others.uncaughtException(thread, cause);
            } else {
                LOG.atError()
                        .setCause(cause)
                        .addKeyValue("thread", thread.getName())
                        .log("a thread has died");
            }
        });
    }

    /** Whether it was thrown by a thread of Paho's, in Paho's code. */
    private static boolean isPahos(Throwable cause) {
        var frames = cause.getStackTrace();
        return frames.length > 0
                && frames[0].getClassName().startsWith(PAHO)
                && Arrays.stream(frames).noneMatch(frame -> frame.getClassName().startsWith("dev.flightcase."));
    }
}
