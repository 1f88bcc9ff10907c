package dev.flightcase.cache.catalog;

import dev.flightcase.cache.JsonText;
import java.time.Instant;
import java.util.Currency;

/**
 * A product that the operator made at the stall, as first written; what was edited since lies over it as over any other.
 *
 * @param by who made it
 */
record OwnProduct(Item item, String by, Instant at) {

    byte[] encode() {
        var text = new ProductText(new JsonText());
        var product = item.product();
        return Wire.write(out -> {
            Wire.text(out, product.sku());
            Wire.text(out, product.price().code());
            out.writeLong(product.stock());
            Wire.text(out, by);
            Wire.time(out, at);
            Wire.bytes(out, text.content(item));
        });
    }

    static OwnProduct decode(byte[] stored) {
        return Wire.read(stored, in -> {
            var sku = Wire.text(in);
            var currency = Currency.getInstance(Wire.text(in));
            var stock = in.readLong();
            var by = Wire.text(in);
            var at = Wire.time(in);
            var item = Item.read(sku, Wire.bytes(in), currency, stock, false);
            return new OwnProduct(item, by, at == null ? Instant.EPOCH : at);
        });
    }
}
