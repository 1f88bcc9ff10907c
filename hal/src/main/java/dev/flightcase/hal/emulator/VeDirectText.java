package dev.flightcase.hal.emulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Fields into the bytes of a block, with the byte at its end that makes them add up to 0 modulo 256. */
public final class VeDirectText {

    private VeDirectText() {}

    public static byte[] block(List<VeField> fields) {
        var bytes = new ByteArrayOutputStream();
        for (var field : fields) {
            bytes.writeBytes(("\r\n" + field.label() + "\t" + field.value()).getBytes(StandardCharsets.US_ASCII));
        }
        bytes.writeBytes("\r\nChecksum\t".getBytes(StandardCharsets.US_ASCII));
        int sum = 0;
        for (byte each : bytes.toByteArray()) {
            sum += each;
        }
        bytes.write(-sum);
        return bytes.toByteArray();
    }
}
