package dev.flightcase.cache.catalog;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a picture in the assets folder.
 *
 * @param width as it is shown
 * @param placeholder a tiny JPEG as a data URI; empty when none could be made
 * @param renditions smaller ones of the same picture, by rising width
 * @param recipe what it was made by: another one is made anew
 */
record AssetRow(
        String sha256,
        String mediaType,
        long bytes,
        int width,
        int height,
        String placeholder,
        List<Rendition> renditions,
        String recipe) {
    AssetRow {
        renditions = List.copyOf(renditions);
    }

    /** A picture that has a row of its own. */
    record Rendition(int width, String sha256) {}

    Image image() {
        return new Image(
                sha256,
                width,
                height,
                placeholder,
                renditions.stream().map(Rendition::width).toList());
    }

    byte[] encode() {
        return Wire.write(out -> {
            Wire.text(out, sha256);
            Wire.text(out, mediaType);
            out.writeLong(bytes);
            out.writeInt(width);
            out.writeInt(height);
            Wire.text(out, placeholder);
            out.writeInt(renditions.size());
            for (var rendition : renditions) {
                out.writeInt(rendition.width());
                Wire.text(out, rendition.sha256());
            }
            Wire.text(out, recipe);
        });
    }

    static AssetRow decode(byte[] stored) {
        return Wire.read(stored, in -> {
            var sha256 = Wire.text(in);
            var mediaType = Wire.text(in);
            var bytes = in.readLong();
            var width = in.readInt();
            var height = in.readInt();
            var placeholder = Wire.text(in);
            var renditions = new ArrayList<Rendition>();
            for (var left = in.readInt(); left > 0; left--) {
                renditions.add(new Rendition(in.readInt(), Wire.text(in)));
            }
            return new AssetRow(sha256, mediaType, bytes, width, height, placeholder, renditions, Wire.text(in));
        });
    }
}
