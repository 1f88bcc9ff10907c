package dev.flightcase.media.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The keys that this node's own encoders push with. A process shows its arguments to everybody on the machine, so none ever sees the key
 * that a person configured: each run gets one of its own, for one stream, taken on loopback only and forgotten when the run ends.
 * Thread-safe.
 */
public final class PipelineKeys {
    private static final int BYTES = 16;

    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final RandomGenerator random;

    /** @param random must be one that nobody can predict */
    public PipelineKeys(RandomGenerator random) {
        this.random = random;
    }

    String issue(String stream) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var key = HexFormat.of().formatHex(bytes);
        keys.put(stream, key);
        return key;
    }

    void revoke(String stream) {
        keys.remove(stream);
    }

    /**
     * In constant time. A key of a stream opens its copy for televisions too.
     *
     * @param stream as in the path of the ingest
     */
    public boolean accepts(String stream, String key) {
        var television = stream.endsWith(SourceConfig.TELEVISION_SUFFIX)
                ? stream.substring(0, stream.length() - SourceConfig.TELEVISION_SUFFIX.length())
                : stream;
        boolean own = same(keys.get(stream), key);
        boolean copy = same(keys.get(television), key);
        return own || copy;
    }

    private static boolean same(@Nullable String expected, String given) {
        return expected != null
                && MessageDigest.isEqual(
                        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
