package dev.flightcase.media.pipeline;

/** What the pipelines of all streams share. */
record Workshop(
        PipelineConfig config,
        Launcher launcher,
        SourceProbe probe,
        CoreShares cores,
        PipelineKeys keys,
        PipelineAmbient ambient) {

    static Workshop of(PipelineConfig config, Board board, PipelineKeys keys, PipelineAmbient ambient) {
        var launcher = new Launcher(config.nice());
        return new Workshop(
                config,
                launcher,
                new SourceProbe(new Tool(launcher), config.ffprobe()),
                new CoreShares(board, config.coresShareMax()),
                keys,
                ambient);
    }
}
