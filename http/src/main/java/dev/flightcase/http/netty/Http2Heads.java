package dev.flightcase.http.netty;

import dev.flightcase.http.Headers;
import dev.flightcase.http.Method;
import io.netty.handler.codec.http2.Http2Headers;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the head of an HTTP/2 request (RFC 9113 §8.3) what it would have been in HTTP/1.1, and has it checked. */
final class Http2Heads {
    private final Map<String, String> pseudo = new HashMap<>();
    private final List<Headers.Field> fields = new ArrayList<>();
    private final List<String> cookies = new ArrayList<>();
    private @Nullable String host;

    private Http2Heads() {}

    static HeadCheck.Verdict check(HeadCheck heads, Http2Headers from, InetSocketAddress remote, boolean secure) {
        Http2Heads read = new Http2Heads();
        try {
            for (Map.Entry<CharSequence, CharSequence> field : from) {
                read.take(field.getKey().toString(), field.getValue().toString());
            }
        } catch (IllegalArgumentException e) {
            return HeadCheck.malformed("A header field comes twice, or has a malformed name or value.");
        }
        return read.verdict(heads, remote, secure);
    }

    private void take(String name, String value) {
        if (name.startsWith(":")) {
            if (pseudo.put(name, value) != null) {
                throw new IllegalArgumentException("pseudo-header field twice");
            }
        } else if (name.equals("host")) {
            if (host != null) {
                throw new IllegalArgumentException("host twice");
            }
            host = value;
        } else if (name.equals("cookie")) {
            cookies.add(value);
        } else {
            fields.add(new Headers.Field(name, value));
        }
    }

    private HeadCheck.Verdict verdict(HeadCheck heads, InetSocketAddress remote, boolean secure) {
        Optional<Method> method = Method.of(pseudo.getOrDefault(":method", ""));
        if (method.isEmpty()) {
            return HeadCheck.unknownMethod();
        }
        String target = pseudo.get(":path");
        if (target == null || !pseudo.containsKey(":scheme")) {
            return HeadCheck.malformed("A request needs :method, :scheme and :path.");
        }
        String authority = pseudo.get(":authority");
        if (authority != null && host != null && !authority.equalsIgnoreCase(host)) {
            return HeadCheck.malformed(":authority and Host name different hosts.");
        }
        try {
            return heads.check(new HeadCheck.Head(method.get(), target, headers(authority), true, remote, secure));
        } catch (IllegalArgumentException e) {
            return HeadCheck.malformed("A header field has a malformed value.");
        }
    }

    private Headers headers(@Nullable String authority) {
        String named = authority == null ? host : authority;
        if (named != null) {
            fields.add(new Headers.Field("Host", named));
        }
        if (!cookies.isEmpty()) {
            // RFC 9113 §8.2.3: clients may cut cookies into fields of their own, for better compression
            fields.add(new Headers.Field("Cookie", String.join("; ", cookies)));
        }
        return Headers.of(fields);
    }
}
