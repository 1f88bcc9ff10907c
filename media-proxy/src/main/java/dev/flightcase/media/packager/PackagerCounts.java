package dev.flightcase.media.packager;

/** Told what happens to a stream's media. Called under the lock of the stream: must not block. */
public interface PackagerCounts {
    void partOut();

    /**
     * @param bytes of its media
     */
    void segmentOut(long bytes);

    /** It is longer than the target duration that was promised to viewers. */
    void segmentTooLong();

    /** A run of samples that was here before. */
    void repeated();

    /** Some time of the source is missing. */
    void lost();

    /** The source began anew. */
    void restarted();

    /** For want of memory. */
    void refused();
}
