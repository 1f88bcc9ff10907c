package dev.flightcase.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a benchmark says in the end: a piece of Markdown, as it is pasted into {@code docs/benchmarks.md}. */
public final class Block {
    private Block() {}

    /**
     * Prints it under its command, with commit, machine and date, and leaves it in {@code .flightcase/bench}.
     *
     * @param name of the benchmark, as {@code checkout holds}
     */
    public static void publish(Path home, String name, String text) throws IOException {
        var block = "### `./flightcase bench " + name + "`\n\n"
                + Character.toUpperCase(Machine.describe(home).charAt(0))
                + Machine.describe(home).substring(1) + ".\n\n" + text.strip() + "\n";
        System.out.print(block);
        var file = Files.createDirectories(home.resolve(".flightcase/bench")).resolve(name.replace(' ', '-') + ".md");
        Files.writeString(file, block);
        System.err.println("in " + home.relativize(file));
    }

    /** Says that it was not measured, and why; what is there from another time goes, lest it be taken for this one's. */
    public static void skip(Path home, String name, String reason) throws IOException {
        System.out.println("skipped: bench " + name + ": " + reason);
        Files.deleteIfExists(home.resolve(".flightcase/bench").resolve(name.replace(' ', '-') + ".md"));
    }
}
