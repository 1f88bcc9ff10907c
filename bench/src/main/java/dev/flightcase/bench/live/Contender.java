package dev.flightcase.bench.live;

import java.util.zip.CRC32;

/**
 * A server with one object that it must answer, byte for byte.
 *
 * @param pid of its first process; its children count, too
 */
record Contender(String name, int port, long pid, String path, int bytes, long checksum) {
    static Contender of(String name, int port, long pid, String path, byte[] body) {
        var crc = new CRC32();
        crc.update(body);
        return new Contender(name, port, pid, path, body.length, crc.getValue());
    }
}
