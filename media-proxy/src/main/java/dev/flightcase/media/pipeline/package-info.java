/**
 * Encoders that do not push by themselves: ffmpeg processes that this node starts, watches and starts again.
 *
 * <p>A stream's {@link dev.flightcase.media.pipeline.SourceConfig} says where pictures come from; {@code FfmpegCommand} makes a list of
 * arguments of it, never a text for a shell; {@link dev.flightcase.media.pipeline.PipelineSupervisor} keeps one process for each stream
 * and pushes what it makes into the node's own ingest on loopback.
 *
 * <p>Threads: one platform thread for each stream, which starts the process and outlives it (the kernel ends the process with that
 * thread), and two virtual ones that read what it prints. Pure and without threads: arguments, plans, parsers, {@code RunWatch} and
 * {@code RestartBudget}.
 *
 * <p>Errors: whatever an encoder or a camera does wrong is a state with a reason in words, never an exception.
 */
@NullMarked
package dev.flightcase.media.pipeline;

import org.jspecify.annotations.NullMarked;
