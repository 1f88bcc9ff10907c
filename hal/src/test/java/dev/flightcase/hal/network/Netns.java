package dev.flightcase.hal.network;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A network namespace with a thread in it: what that thread opens belongs there, whoever uses it later. Removing it
 * removes every interface in it.
 */
final class Netns {
    private static final int CLONE_NEWNET = 0x40000000; // linux/sched.h

    private final String name;
    private final ExecutorService inside;

    private Netns(String name, ExecutorService inside) {
        this.name = name;
        this.inside = inside;
    }

    static Netns make(String name) throws IOException, InterruptedException {
        ip("netns", "add", name);
        var inside = Executors.newSingleThreadExecutor(
                task -> Thread.ofPlatform().name("in-" + name).daemon().unstarted(task));
        var made = new Netns(name, inside);
        made.in(() -> {
            enter("/var/run/netns/" + name);
            return true;
        });
        made.run("link", "set", "lo", "up");
        return made;
    }

    String name() {
        return name;
    }

    /** Its thread, for what has to be opened inside. */
    ExecutorService inside() {
        return inside;
    }

    <T> T in(Callable<T> work) throws InterruptedException {
        try {
            return inside.submit(work).get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("in namespace " + name, e);
        }
    }

    /** {@code ip -n NAME …} */
    void run(String... words) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("-n", name));
        all.addAll(List.of(words));
        ip(all.toArray(String[]::new));
    }

    void remove() throws IOException, InterruptedException {
        inside.shutdownNow();
        ip("netns", "del", name);
    }

    static void ip(String... words) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("ip"));
        all.addAll(List.of(words));
        tool(all);
    }

    static void tool(List<String> words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", words) + ": " + said);
        }
    }

    @SuppressWarnings("restricted")
    private static void enter(String path) throws IOException {
        var linker = Linker.nativeLinker();
        var library = linker.defaultLookup();
        try (var arena = Arena.ofConfined()) {
            var open = linker.downcallHandle(
                    library.find("open").orElseThrow(),
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
                    Linker.Option.firstVariadicArg(2));
            var setns = linker.downcallHandle(
                    library.find("setns").orElseThrow(), FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
            var close = linker.downcallHandle(
                    library.find("close").orElseThrow(), FunctionDescriptor.of(JAVA_INT, JAVA_INT));
            int file = (int) open.invokeExact(arena.allocateFrom(path), 0);
            int done = (int) setns.invokeExact(file, CLONE_NEWNET);
            int closed = (int) close.invokeExact(file);
            if (file < 0 || done < 0 || closed < 0) {
                throw new IOException("namespace " + path + " can not be entered");
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
