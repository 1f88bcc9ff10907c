package dev.flightcase.http.netty;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the socket of a connection says, whatever its protocol. Event loop only. */
final class Output {
    private static final Logger log = LoggerFactory.getLogger(Output.class);

    private Output() {}

    /** Another number whenever bytes have left. */
    static long mark(Channel channel) {
        ChannelOutboundBuffer output = channel.unsafe().outboundBuffer();
        return output == null
                ? 0
                : output.totalPendingWriteBytes() * 31 + output.currentProgress() + 7L * output.size();
    }

    static boolean isEmpty(Channel channel) {
        ChannelOutboundBuffer output = channel.unsafe().outboundBuffer();
        return output == null || output.isEmpty();
    }

    /** Logs why a connection ends; what the peer or the network did is no error of ours. */
    static void failed(Throwable cause) {
        if (cause instanceof IOException || cause.getCause() instanceof IOException) {
            log.atDebug().addKeyValue("reason", cause.getMessage()).log("connection lost");
        } else {
            log.atError().setCause(cause).log("connection failed");
        }
    }
}
