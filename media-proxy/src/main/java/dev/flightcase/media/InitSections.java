package dev.flightcase.media;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.ingest.EncoderSession;
import dev.flightcase.media.ingest.Upload;
import dev.flightcase.media.ingest.Uploads;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the initialization section that a segment needs: the encoder's newest, the one in use, or the one that the process before had in
 * use. Not thread-safe: belongs to a {@link LiveStream}.
 */
final class InitSections {
    private static final Logger log = LoggerFactory.getLogger(InitSections.class);

    private final String stream;
    private final Uploads uploads;
    private final SegmentStore store;
    private final Publication publication;
    private final Continuity continuity;

    InitSections(String stream, Uploads uploads, SegmentStore store, Publication publication, Continuity continuity) {
        this.stream = stream;
        this.uploads = uploads;
        this.store = store;
        this.publication = publication;
        this.continuity = continuity;
    }

    /** False: the section is not here, and the segment must wait. */
    boolean prepare(EncoderSession.Next next) {
        if (next.mapPath().isEmpty()) {
            publication.withoutFormat();
            continuity.withoutFormat();
            return true;
        }
        String path = next.mapPath().get();
        Optional<Upload> upload = uploads.take(path);
        if (upload.isPresent()) {
            use(path, upload.get(), next.sequence());
            return true;
        }
        boolean inUse = publication
                .format()
                .filter(format -> format.path().equals(path))
                .isPresent();
        return inUse || (!uploads.isUploading(path) && recall(path, next.sequence()));
    }

    private void use(String path, Upload upload, long encoderSequence) {
        boolean repeated = publication
                .format()
                .filter(format -> format.isSame(path, upload.fingerprint()))
                .isPresent();
        if (repeated) {
            upload.bytes().release();
        } else {
            change(path, upload, encoderSequence);
        }
    }

    private boolean recall(String path, long encoderSequence) {
        Optional<Upload> kept = continuity.recall(path, encoderSequence).flatMap(this::inMemory);
        kept.ifPresent(upload -> {
            log.atInfo().addKeyValue("stream", stream).log("encoder goes on after a restart of the node");
            change(path, upload, encoderSequence);
        });
        return kept.isPresent();
    }

    private Optional<Upload> inMemory(Bytes section) {
        SharedBytesPool.Writer writer = store.newWriter();
        if (!store.write(writer, section.asByteBuffer())) {
            writer.discard();
            return Optional.empty();
        }
        return Optional.of(new Upload(writer.finish(), Upload.Fingerprint.of(section)));
    }

    private void change(String path, Upload section, long encoderSequence) {
        continuity.changeFormat(path, section.bytes(), encoderSequence);
        publication.changeFormat(path, section);
    }
}
