package dev.flightcase.bench.hal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * CPU time that the threads of a process have used, those of the virtual machine among them, seen from outside to the
 * nanosecond: ticks of {@code /proc/PID/stat} are as long as all sensors run in a second.
 *
 * @param threads by the kernel's number
 */
record TaskCpu(Map<Integer, Task> threads) {

    /** @param kind its name, which the kernel cuts at 15 bytes, without the number at its end */
    private record Task(String kind, long nanos) {}

    TaskCpu {
        threads = Map.copyOf(threads);
    }

    static TaskCpu of(long pid) throws IOException {
        var threads = new HashMap<Integer, Task>();
        try (var tasks = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            for (var task : tasks.toList()) {
                try {
                    var name = Files.readString(task.resolve("comm"));
                    // Documentation/scheduler/sched-stats.rst: the first of three is the time spent on the cpu, ns.
                    var spent = Files.readString(task.resolve("schedstat")).split(" ", 2)[0];
                    threads.put(
                            Integer.valueOf(task.getFileName().toString()),
                            new Task(kind(name), Long.parseLong(spent)));
                } catch (IOException _) {
                    // It has just ended: what it used since the last look is not seen.
                }
            }
        }
        return new TaskCpu(threads);
    }

    /** {@code sensor-read-3} and {@code sensor-read-4} are of one kind. */
    static String kind(String name) {
        return name.strip().replaceAll("[-#]\\d+$", "-*");
    }

    /** By kind of thread; one that began in between counts from its beginning. */
    Map<String, Long> nanosSince(TaskCpu before) {
        var spent = new TreeMap<String, Long>();
        threads.forEach((id, task) -> {
            var then = before.threads.get(id);
            spent.merge(task.kind(), task.nanos() - (then == null ? 0 : then.nanos()), Long::sum);
        });
        return spent;
    }

    long allNanosSince(TaskCpu before) {
        return nanosSince(before).values().stream().mapToLong(Long::longValue).sum();
    }
}
