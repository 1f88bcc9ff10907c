package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.catalogfolder.SaleWindow;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A product as it is stored: ready-made JSON that lacks only the value of its last member, {@code state}, which the time
 * decides.
 *
 * @param revision the catalog revision at which it last changed
 * @param content SHA-256 of what the product says, without its revision
 * @param open the JSON up to and including {@code "state":"}
 */
record ProductRow(long revision, Bytes content, SaleWindow window, Bytes open) {

    byte[] encode() {
        return Wire.write(out -> {
            out.writeLong(revision);
            Wire.bytes(out, content.toArray());
            Wire.time(out, window.opens());
            Wire.time(out, window.closes());
            Wire.bytes(out, open.toArray());
        });
    }

    static ProductRow decode(byte[] bytes) {
        return Wire.read(
                bytes,
                in -> new ProductRow(
                        in.readLong(),
                        Bytes.owning(Wire.bytes(in)),
                        new SaleWindow(Wire.time(in), Wire.time(in)),
                        Bytes.owning(Wire.bytes(in))));
    }

    ProductView view(Instant now) {
        var state = ProductState.of(window, now);
        var json = new ByteArrayOutputStream(open.length() + 16);
        writeTo(json, state);
        return new ProductView(Bytes.owning(json.toByteArray()), revision, state.etag(revision, window));
    }

    void writeTo(ByteArrayOutputStream out, Instant now) {
        writeTo(out, ProductState.of(window, now));
    }

    private void writeTo(ByteArrayOutputStream out, ProductState state) {
        out.writeBytes(open.toArray());
        out.writeBytes((state.wire() + "\"}").getBytes(StandardCharsets.US_ASCII));
    }
}
