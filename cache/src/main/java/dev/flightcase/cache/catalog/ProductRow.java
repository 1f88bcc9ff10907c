package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.catalogfolder.SaleWindow;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A product as it is stored: ready-made JSON that lacks only the value of its last member, {@code state}, which the time
 * decides. Before it stand, at fixed places, the revision at which it last changed (8 bytes), the edges of its sale window
 * (8 each, in milliseconds) and whether it is paused (1). Owns its bytes.
 */
final class ProductRow {
    private static final int OPENS_AT = Long.BYTES;
    private static final int CLOSES_AT = 2 * Long.BYTES;
    private static final int PAUSED_AT = 3 * Long.BYTES;
    private static final int JSON_AT = PAUSED_AT + 1;
    private static final long NO_TIME = Long.MIN_VALUE;
    private static final byte[] STATE = ",\"state\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);

    private final byte[] stored;

    private ProductRow(byte[] stored) {
        this.stored = stored;
    }

    /** @param content one JSON object with everything but SKU, revision and state */
    static ProductRow of(String sku, long revision, SaleWindow window, boolean paused, byte[] content) {
        // SKUs hold no character that JSON escapes.
        var open = ("{\"sku\":\"" + sku + "\",\"revision\":" + revision + ",").getBytes(StandardCharsets.US_ASCII);
        var members = content.length - 2;
        return new ProductRow(ByteBuffer.allocate(JSON_AT + open.length + members + STATE.length)
                .putLong(revision)
                .putLong(millis(window.opens()))
                .putLong(millis(window.closes()))
                .put((byte) (paused ? 1 : 0))
                .put(open)
                .put(content, 1, members)
                .put(STATE)
                .array());
    }

    static ProductRow decode(byte[] stored) {
        return new ProductRow(stored);
    }

    byte[] encode() {
        return stored;
    }

    long revision() {
        return number(0);
    }

    boolean paused() {
        return stored[PAUSED_AT] != 0;
    }

    /** As {@link #of} was given it. */
    byte[] content() {
        var from = 1 + comma(1 + comma(JSON_AT));
        var members = stored.length - STATE.length - from;
        return ByteBuffer.allocate(members + 2)
                .put((byte) '{')
                .put(stored, from, members)
                .put((byte) '}')
                .array();
    }

    /** Whether it says this already. */
    boolean says(byte[] content, boolean paused) {
        return paused == paused() && Arrays.equals(content, content());
    }

    ProductView view(Instant now) {
        var state = state(now);
        var json = new byte[length(state)];
        ByteBuffer.wrap(json)
                .put(stored, JSON_AT, stored.length - JSON_AT)
                .put(state.wire())
                .put(END);
        return new ProductView(Bytes.owning(json), revision(), state.etag(revision(), hasOpening()), until(now));
    }

    void writeTo(ByteArrayOutputStream out, Instant now) {
        out.write(stored, JSON_AT, stored.length - JSON_AT);
        out.writeBytes(state(now).wire());
        out.writeBytes(END);
    }

    private int length(ProductState state) {
        return stored.length - JSON_AT + state.wire().length + END.length;
    }

    private ProductState state(Instant now) {
        return ProductState.of(new SaleWindow(time(OPENS_AT), time(CLOSES_AT)), paused(), now);
    }

    /** When the state changes next by itself; null for never. */
    private @Nullable Instant until(Instant now) {
        var opens = time(OPENS_AT);
        if (opens != null && now.isBefore(opens)) {
            return opens;
        }
        var closes = time(CLOSES_AT);
        return closes != null && now.isBefore(closes) ? closes : null;
    }

    private boolean hasOpening() {
        return number(OPENS_AT) != NO_TIME;
    }

    private @Nullable Instant time(int at) {
        return number(at) == NO_TIME ? null : Instant.ofEpochMilli(number(at));
    }

    private long number(int at) {
        return ByteBuffer.wrap(stored).getLong(at);
    }

    private int comma(int from) {
        var at = from;
        while (stored[at] != ',') {
            at++;
        }
        return at;
    }

    private static long millis(@Nullable Instant time) {
        return time == null ? NO_TIME : time.toEpochMilli();
    }
}
