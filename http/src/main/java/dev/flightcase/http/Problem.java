package dev.flightcase.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * An error as {@code application/problem+json} (RFC 9457). Every error that the server itself makes is one.
 *
 * @param slug stable name of the kind of problem; {@code type} is {@code urn:flightcase:problem:<slug>}
 * @param title the same for every problem of this kind
 * @param detail about this one occurrence, for people; never a stack trace or a secret
 * @param members more about this occurrence, for programs: strings, numbers, booleans, and lists or maps of them
 */
public record Problem(
        String slug, String title, int status, @Nullable String detail, Map<String, Object> members) {
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        if (!slug.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("problem slug is '" + slug + "'; must be lower-case words with hyphens");
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("problem status is " + status + "; must be 400 to 599");
        }
        SequencedMap<String, Object> copy = new LinkedHashMap<>(members);
        copy.forEach((name, value) -> JsonText.check(name, value));
        members = java.util.Collections.unmodifiableMap(copy);
    }

    public static Problem of(int status, String slug, String title) {
        return new Problem(slug, title, status, null, Map.of());
    }

    public static Problem of(int status, String slug, String title, String detail) {
        return new Problem(slug, title, status, detail, Map.of());
    }

    public Problem with(String name, Object value) {
        SequencedMap<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(slug, title, status, detail, more);
    }

    public Bytes json() {
        SequencedMap<String, Object> all = new LinkedHashMap<>();
        all.put("type", "urn:flightcase:problem:" + slug);
        all.put("title", title);
        all.put("status", status);
        if (detail != null) {
            all.put("detail", detail);
        }
        members.forEach(all::putIfAbsent);
        StringBuilder out = new StringBuilder(160);
        JsonText.append(out, all);
        return Bytes.utf8(out.toString());
    }

    /** Not to be stored by caches: what is wrong now may be right in a second. */
    public Response toResponse() {
        return Response.of(status, MEDIA_TYPE, new Body.Heap(json())).withCacheControl("no-store");
    }
}
