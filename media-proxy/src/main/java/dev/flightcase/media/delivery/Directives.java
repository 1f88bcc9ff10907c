package dev.flightcase.media.delivery;

import dev.flightcase.http.Query;
import java.util.List;
import java.util.Optional;

/**
 * The delivery directives of a request for a Media Playlist (draft-pantos-hls-rfc8216bis §6.2.5), whatever order they came in. Unknown ones
 * are ignored.
 *
 * @param sequence wait for this media sequence number; {@link #NONE} without
 * @param part of that segment; {@link #NONE} without
 * @param skip a Playlist Delta Update is welcome
 */
public record Directives(long sequence, long part, boolean skip) {
    static final long NONE = -1;
    static final Directives NOTHING = new Directives(NONE, NONE, false);

    private static final int DIGITS_MAX = 18;

    /** Empty when they cannot be understood: a part without a number, no number, or one of them twice. */
    static Optional<Directives> parse(Query query) {
        Optional<Long> sequence = number(query.all("_HLS_msn"));
        Optional<Long> part = number(query.all("_HLS_part"));
        List<String> skip = query.all("_HLS_skip");
        boolean partAlone = part.isPresent() && part.get() != NONE && sequence.isPresent() && sequence.get() == NONE;
        if (sequence.isEmpty() || part.isEmpty() || skip.size() > 1 || partAlone) {
            return Optional.empty();
        }
        // v2 asks that dateranges be skipped too, which is as YES where CAN-SKIP-DATERANGES is not promised (§6.2.5.1)
        boolean delta = !skip.isEmpty()
                && (skip.getFirst().equals("YES") || skip.getFirst().equals("v2"));
        return Optional.of(
                sequence.get() == NONE && !delta ? NOTHING : new Directives(sequence.get(), part.get(), delta));
    }

    private static Optional<Long> number(List<String> values) {
        if (values.isEmpty()) {
            return Optional.of(NONE);
        }
        String text = values.getFirst();
        boolean decimal =
                !text.isEmpty() && text.length() <= DIGITS_MAX && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return values.size() == 1 && decimal ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    boolean blocks() {
        return sequence != NONE;
    }
}
