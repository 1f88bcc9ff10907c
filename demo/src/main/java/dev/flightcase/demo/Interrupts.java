package dev.flightcase.demo;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ctrl-C and kill. The first asks for an orderly stop with a summary, the second ends everything at once.
 *
 * <p>A shutdown hook could not do that: while it runs, the JVM takes no second signal, and it could not choose the exit code. The
 * class {@code sun.misc.Signal} of module {@code jdk.unsupported} can; it is called by name since javac warns of its use.
 */
final class Interrupts {
    private Interrupts() {}

    /** @param first and {@code second} are run in a thread of the JVM */
    static void handle(Runnable first, Runnable second) {
        var state = new AtomicInteger();
        InvocationHandler handler = (proxy, method, arguments) -> switch (method.getName()) {
            case "handle" -> {
                (state.getAndIncrement() == 0 ? first : second).run();
                yield null;
            }
            case "equals" -> arguments != null && proxy == arguments[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "interrupts";
        };
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handlerType = Class.forName("sun.misc.SignalHandler");
            var proxy =
                    Proxy.newProxyInstance(Interrupts.class.getClassLoader(), new Class<?>[] {handlerType}, handler);
            var handle = signal.getMethod("handle", signal, handlerType);
            for (var name : List.of("INT", "TERM", "HUP")) {
                handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this Java cannot handle signals", e);
        }
    }
}
