package dev.flightcase.media;

import dev.flightcase.http.SharedBytes;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.ingest.PublishingPoint;
import dev.flightcase.media.ingest.Upload;
import dev.flightcase.media.store.SegmentStore;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** One object on its way into memory. Not thread-safe. */
final class SegmentUpload implements PublishingPoint.ObjectWriter {
    private final LiveStream stream;
    private final String path;
    private final SegmentStore store;
    private final SharedBytesPool.Writer writer;
    private final CRC32C checksum = new CRC32C();
    private boolean refused;

    SegmentUpload(LiveStream stream, String path, SegmentStore store) {
        this.stream = stream;
        this.path = path;
        this.store = store;
        this.writer = store.newWriter();
    }

    @Override
    public boolean write(ByteBuffer piece) {
        ByteBuffer same = piece.duplicate();
        refused = !store.write(writer, piece);
        if (!refused) {
            checksum.update(same);
        }
        return !refused;
    }

    @Override
    public long length() {
        return writer.length();
    }

    @Override
    public void complete() {
        long length = writer.length();
        SharedBytes bytes = writer.finish();
        synchronized (stream) {
            if (stream.gate().isClosed()) {
                bytes.release();
                stream.abandoned(path, false, true);
            } else {
                stream.uploaded(path, new Upload(bytes, new Upload.Fingerprint(length, (int) checksum.getValue())));
            }
        }
    }

    @Override
    public void abort() {
        boolean probe = writer.length() == 0 && !refused;
        writer.discard();
        stream.abandoned(path, refused, probe);
    }
}
