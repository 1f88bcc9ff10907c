package dev.flightcase.media.rewind;

import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import dev.flightcase.media.playlist.MediaPlaylist.Start;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A line of the index: fields between tabs, and before them the CRC-32C of the rest, so that a line that was cut off or never reached the
 * disk is seen for what it is.
 */
sealed interface RewindLine {
    /** What is behind this one, in numbers: the first line of each rendition in an index that was written anew. */
    record Base(String rendition, long firstSequence, long discontinuitySequence) implements RewindLine {}

    record Listed(RewindEntry entry) implements RewindLine {}

    private static String checked(String fields) {
        return checksum(fields) + "\t" + fields + "\n";
    }

    private static String checksum(String fields) {
        CRC32C checksum = new CRC32C();
        checksum.update(fields.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /** With the line end. */
    default String text() {
        return switch (this) {
            case Base(String rendition, long first, long discontinuities) ->
                checked(String.join("\t", "base", rendition, Long.toString(first), Long.toString(discontinuities)));
            case Listed(RewindEntry entry) -> checked(fields(entry));
        };
    }

    private static String fields(RewindEntry entry) {
        Segment segment = entry.segment();
        Start start = segment.start();
        return String.join(
                "\t",
                segment.gap() ? "gap" : "segment",
                entry.rendition(),
                segment.uri(),
                start.map() == null ? "-" : start.map(),
                Long.toString(segment.duration().toNanos()),
                start.programDateTime().toString(),
                start.discontinuity() ? "discontinuity" : "-",
                Integer.toString(entry.targetSeconds()),
                Long.toString(entry.bytes()),
                HexFormat.of().toHexDigits(entry.checksum()));
    }

    /** Empty for anything that {@link #text} did not write. */
    static Optional<RewindLine> parse(String line) {
        int tab = line.indexOf('\t');
        if (tab < 0 || !line.substring(0, tab).equals(checksum(line.substring(tab + 1)))) {
            return Optional.empty();
        }
        String[] fields = line.substring(tab + 1).split("\t", -1);
        try {
            return switch (fields[0]) {
                case "base" -> Optional.of(new Base(fields[1], Long.parseLong(fields[2]), Long.parseLong(fields[3])));
                case "segment", "gap" -> Optional.of(new Listed(entry(fields)));
                default -> Optional.empty();
            };
        } catch (IndexOutOfBoundsException | NumberFormatException | DateTimeException e) {
            // fields that lie, under a checksum that fits: of another version
            return Optional.empty();
        }
    }

    private static RewindEntry entry(String[] fields) {
        Start start = new Start(
                fields[6].equals("discontinuity"), Instant.parse(fields[5]), fields[3].equals("-") ? null : fields[3]);
        Segment segment = new Segment(
                fields[2], Duration.ofNanos(Long.parseLong(fields[4])), start, fields[0].equals("gap"), List.of());
        return new RewindEntry(
                fields[1],
                segment,
                Integer.parseInt(fields[7]),
                Long.parseLong(fields[8]),
                HexFormat.fromHexDigits(fields[9]));
    }
}
