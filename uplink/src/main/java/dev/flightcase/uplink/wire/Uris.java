package dev.flightcase.uplink.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;

/** Addresses in messages. */
final class Uris {
    /** As many brokers as {@code commerce.proto} allows; nobody needs more sources of one catalog either. */
    private static final int MOST = 8;

    private Uris() {}

    static List<URI> of(List<String> texts, String what) throws Malformed {
        Malformed.unless(texts.size() <= MOST, "has more than " + MOST + " " + what);
        var all = new ArrayList<URI>();
        for (var text : texts) {
            all.add(uri(text, what));
        }
        return all;
    }

    private static URI uri(String text, String what) throws Malformed {
        try {
            var uri = new URI(text);
            Malformed.unless(uri.getScheme() != null && uri.getHost() != null, "has " + what + " without a host");
            return uri;
        } catch (URISyntaxException _) {
            throw new Malformed("has " + what + " that are no URLs");
        }
    }
}
