package dev.flightcase.daemon.adapter;

import dev.flightcase.media.LiveMedia;
import dev.flightcase.media.level.LevelTarget;
import dev.flightcase.media.level.ShowLevel;
import dev.flightcase.media.pipeline.PipelineSupervisor;
import dev.flightcase.media.pipeline.SourceConfig;
import java.util.Map;

/** What a level means for live media and for the encoders of this node. */
public final class LevelActions implements LevelTarget {
    private final Map<String, SourceConfig> sources;
    private final LiveMedia media;
    private final PipelineSupervisor encoders;

    /** @param sources of all streams, by their names */
    public LevelActions(Map<String, SourceConfig> sources, LiveMedia media, PipelineSupervisor encoders) {
        this.sources = Map.copyOf(sources);
        this.media = media;
        this.encoders = encoders;
    }

    @Override
    public void show(String stream, ShowLevel level, String reason) {
        media.show(stream, level, reason);
        var source = sources.get(stream);
        if (source != null && source.television()) {
            // it has no upper renditions, and ends with the stream it is a copy of
            var copy = level.isAtLeast(ShowLevel.SLATE) ? level : ShowLevel.FULL;
            media.show(stream + SourceConfig.TELEVISION_SUFFIX, copy, reason);
        }
    }

    @Override
    public void encode(String stream, boolean runs, boolean reduced) {
        encoders.reduce(stream, reduced);
        if (runs) {
            encoders.start(stream);
        } else {
            encoders.stop(stream);
        }
    }
}
