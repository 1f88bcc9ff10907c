package dev.flightcase.daemon.api;

import dev.flightcase.http.Problem;
import dev.flightcase.http.Request;
import dev.flightcase.http.Response;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The condition of an edit: what the editor saw (RFC 9110 §13.1.1). */
final class IfMatch {
    static final String NAME = "If-Match";

    private static final Pattern STRONG_TAG = Pattern.compile("(?<!W/)\"([^\"]*)\"");
    /** What a compressed answer's tag ends with. */
    private static final Pattern COMPRESSED = Pattern.compile("-gz$");

    private IfMatch() {}

    static boolean isMissing(Request request) {
        return !request.headers().contains(NAME);
    }

    /** Asked with the tag of now; a weak tag matches nothing, {@code *} and no condition at all match everything. */
    static Predicate<String> of(Request request) {
        var text = request.headers().joined(NAME);
        if (text.isBlank() || text.strip().equals("*")) {
            return _ -> true;
        }
        Set<String> tags = STRONG_TAG
                .matcher(text)
                .results()
                .map((MatchResult tag) -> COMPRESSED.matcher(tag.group(1)).replaceFirst(""))
                .collect(Collectors.toSet());
        return tags::contains;
    }

    static Response missing() {
        return Problem.of(
                        428,
                        "if-match-missing",
                        "If-Match is needed",
                        "Send the ETag of the product as you saw it in If-Match, so that nobody's edit is lost.")
                .toResponse();
    }
}
