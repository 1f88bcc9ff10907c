package dev.flightcase.media.pipeline;

/**
 * Keys of {@code [[media.stream]]} that say where its pictures come from.
 *
 * @param television also as MPEG-TS, in a stream of its own called {@code NAME-tv}, for televisions that know nothing newer
 */
public record SourceConfig(Source source, Transcoding transcoding, boolean television) {
    public static final SourceConfig PUSH = new SourceConfig(new Source.Push(), Transcoding.defaults(), false);

    /** Behind a stream's name, its copy for old televisions. */
    public static final String TELEVISION_SUFFIX = "-tv";

    /** True where the node starts a process for it. */
    public boolean isStarted() {
        return !(source instanceof Source.Push);
    }
}
