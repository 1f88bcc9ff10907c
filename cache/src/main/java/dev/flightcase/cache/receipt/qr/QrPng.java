package dev.flightcase.cache.receipt.qr;

import static dev.flightcase.cache.receipt.qr.QrSymbol.QUIET_ZONE;

import dev.flightcase.cache.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/**
 * A QR code as a PNG of one bit a pixel (ISO/IEC 15948). Written by hand: {@code ImageIO} would bring AWT into a process
 * that has to start in a second.
 */
public final class QrPng {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    /** Bit depth 1, greyscale, deflate, the one filter method, not interlaced (§11.2.2). */
    private static final byte[] FORMAT = {1, 0, 0, 0, 0};

    private QrPng() {}

    /** @param pixels the width of a module, at least 1 */
    public static Bytes of(QrSymbol symbol, int pixels) {
        int side = (symbol.size() + 2 * QUIET_ZONE) * pixels;
        var out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        chunk(
                out,
                "IHDR",
                ByteBuffer.allocate(2 * Integer.BYTES + FORMAT.length)
                        .putInt(side)
                        .putInt(side)
                        .put(FORMAT)
                        .array());
        chunk(out, "IDAT", deflate(rows(symbol, pixels, side)));
        chunk(out, "IEND", new byte[0]);
        return Bytes.owning(out.toByteArray());
    }

    /** Each row starts with its filter, which is none (0); a set bit is white (§7.2, §9.2). */
    private static byte[] rows(QrSymbol symbol, int pixels, int side) {
        int stride = 1 + (side + Byte.SIZE - 1) / Byte.SIZE;
        var rows = new byte[stride * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                if (!symbol.isDark(x / pixels - QUIET_ZONE, y / pixels - QUIET_ZONE)) {
                    rows[y * stride + 1 + x / Byte.SIZE] |= (byte) (0x80 >> x % Byte.SIZE);
                }
            }
        }
        return rows;
    }

    private static byte[] deflate(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(out)) {
            deflated.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) {
        var typed = ByteBuffer.allocate(type.length() + content.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .array();
        var crc = new CRC32();
        crc.update(typed);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES + typed.length + Integer.BYTES)
                .putInt(content.length)
                .put(typed)
                .putInt((int) crc.getValue())
                .array());
    }
}
