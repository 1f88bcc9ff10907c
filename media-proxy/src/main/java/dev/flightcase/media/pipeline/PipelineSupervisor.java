package dev.flightcase.media.pipeline;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The encoders that this node starts, one for each stream with a source. {@link #start(URI)} once the node listens; {@link #close} before it
 * stops. Thread-safe; only {@code close} blocks.
 */
public final class PipelineSupervisor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PipelineSupervisor.class);

    private final Duration stopWait;
    private final Workshop workshop;
    private final Map<String, Pipeline> pipelines = new LinkedHashMap<>();

    /**
     * @param sources by stream, in the order they are listed; those that push are left out
     * @param keys that the ingest takes
     * @param arrived how many things have arrived in a stream so far; negative where nobody counts
     */
    public PipelineSupervisor(
            PipelineConfig config,
            Map<String, SourceConfig> sources,
            Board board,
            PipelineKeys keys,
            PipelineAmbient ambient,
            ToLongFunction<String> arrived) {
        this.stopWait = config.stopWait();
        this.workshop = Workshop.of(config, board, keys, ambient);
        sources.forEach((stream, source) -> {
            if (source.isStarted()) {
                var budget =
                        new RestartBudget(config.restarts(), ambient.random().split());
                pipelines.put(
                        stream, new Pipeline(stream, source, workshop, () -> arrived.applyAsLong(stream), budget));
            }
        });
    }

    /** @param node root of the node's pages, as its own processes reach it */
    public void start(URI node) {
        if (!pipelines.isEmpty() && !workshop.launcher().endsThemWithTheNode()) {
            log.warn("setpriv of util-linux is missing: encoders may outlive a node that is killed");
        }
        pipelines.values().forEach(pipeline -> pipeline.begin(node));
    }

    /** The encoder of one stream, with all its restarts before it again. False: no encoder of that name is started here. */
    public boolean start(String stream) {
        var pipeline = find(stream);
        pipeline.ifPresent(Pipeline::start);
        return pipeline.isPresent();
    }

    /** False: no encoder of that name is started here. */
    public boolean stop(String stream) {
        var pipeline = find(stream);
        pipeline.ifPresent(Pipeline::stop);
        return pipeline.isPresent();
    }

    /**
     * The lowest rendition only, or all again; an encoder that runs begins anew for it.
     *
     * @return false: no encoder of that name is started here
     */
    public boolean reduce(String stream, boolean reduced) {
        var pipeline = find(stream);
        pipeline.ifPresent(found -> found.reduce(reduced));
        return pipeline.isPresent();
    }

    /** In the order of the configuration. */
    public List<EncoderStatus> statuses() {
        return pipelines.values().stream().map(Pipeline::status).toList();
    }

    public Optional<EncoderStatus> status(String stream) {
        return find(stream).map(Pipeline::status);
    }

    private Optional<Pipeline> find(String stream) {
        return Optional.ofNullable(pipelines.get(stream));
    }

    /** Ends all of them at the same time, each as gently as it lets itself be ended. */
    @Override
    public void close() {
        pipelines.values().forEach(Pipeline::close);
        // Three ways to end a process, and a moment for what comes around them.
        var patience = stopWait.multipliedBy(3).plusSeconds(1);
        try {
            for (var pipeline : pipelines.values()) {
                if (!pipeline.join(patience)) {
                    log.atWarn()
                            .addKeyValue("stream", pipeline.status().stream())
                            .log("encoder does not end");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
