package dev.flightcase.uplink.sync;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of a catalog folder, each with the hash of what is in it. */
public record Manifest(List<Entry> files) {
    static final String FIRST_LINE = "flightcase-manifest 1";

    /** A folder of 100,000 products has fewer pictures than this. */
    static final int FILES_MAX = 50_000;

    private static final long FILE_BYTES_MAX = 1L << 30;
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) (\\d{1,10}) (.{1,200})");
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}/\\\\.][^\\p{Cntrl}/\\\\]*");

    /**
     * @param path relative, with slashes; leads nowhere else
     * @param sha256 lower-case hex
     */
    public record Entry(String path, String sha256, long bytes) {}

    public Manifest {
        files = List.copyOf(files);
    }

    /** Empty when this is no manifest, or one with a path that leads out of the folder. */
    static Optional<Manifest> parse(String text) {
        String[] lines = text.split("\n", FILES_MAX + 2);
        if (!text.endsWith("\n") || !lines[0].equals(FIRST_LINE) || lines.length > FILES_MAX + 1) {
            return Optional.empty();
        }
        List<Entry> files = new ArrayList<>();
        HashSet<String> paths = new HashSet<>();
        for (String line : lines) {
            if (line.equals(FIRST_LINE) || line.isEmpty()) {
                continue;
            }
            Optional<Entry> entry = entry(line);
            if (entry.isEmpty() || !paths.add(entry.get().path())) {
                return Optional.empty();
            }
            files.add(entry.get());
        }
        return files.isEmpty() ? Optional.empty() : Optional.of(new Manifest(files));
    }

    private static Optional<Entry> entry(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long bytes = Long.parseLong(parts.group(2));
        for (String name : parts.group(3).split("/", -1)) {
            if (!NAME.matcher(name).matches()) {
                return Optional.empty();
            }
        }
        return bytes > FILE_BYTES_MAX
                ? Optional.empty()
                : Optional.of(new Entry(parts.group(3), parts.group(1), bytes));
    }

    long bytes() {
        return files.stream().mapToLong(Entry::bytes).sum();
    }

    /** The one at this path. */
    Optional<Entry> at(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }
}
