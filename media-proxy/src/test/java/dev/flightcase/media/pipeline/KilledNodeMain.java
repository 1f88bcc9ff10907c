package dev.flightcase.media.pipeline;

import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** A node that is about to be killed: starts an encoder which waits for somebody, says its process id, and does nothing more. */
final class KilledNodeMain {
    private KilledNodeMain() {}

    /** @param arguments the port to listen on */
    public static void main(String[] arguments) {
        var source = new Source.Rtmp(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var supervisor = new PipelineSupervisor(
                PipelineConfig.defaults(),
                Map.of("demo", new SourceConfig(source, Transcoding.defaults(), false)),
                new Board(8, 60_000_000, false),
                new PipelineKeys(new Random()),
                PipelineAmbient.system(),
                _ -> -1);
        supervisor.start(URI.create("http://127.0.0.1:9/"));
        while (Ffmpeg.children().isEmpty()) {
            Thread.onSpinWait();
        }
        System.out.println(Ffmpeg.children().getFirst().pid());
        System.out.flush();
        while (!supervisor.statuses().isEmpty()) {
            LockSupport.park();
        }
    }
}
