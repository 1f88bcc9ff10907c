package dev.flightcase.cache.catalog;

/**
 * What is known of a picture in the assets folder.
 *
 * @param placeholder a tiny JPEG as a data URI; empty when none could be made
 */
record AssetRow(String sha256, String mediaType, long bytes, int width, int height, String placeholder) {

    byte[] encode() {
        return Wire.write(out -> {
            Wire.text(out, sha256);
            Wire.text(out, mediaType);
            out.writeLong(bytes);
            out.writeInt(width);
            out.writeInt(height);
            Wire.text(out, placeholder);
        });
    }

    static AssetRow decode(byte[] stored) {
        return Wire.read(
                stored,
                in -> new AssetRow(
                        Wire.text(in), Wire.text(in), in.readLong(), in.readInt(), in.readInt(), Wire.text(in)));
    }
}
