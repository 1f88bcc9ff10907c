package dev.flightcase.media.pipeline;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Where the pictures of a stream come from. */
public sealed interface Source {
    /** As {@code node.toml} calls it. */
    String kind();

    /** True where ffmpeg listens and an encoder may come, go and come again. */
    default boolean waitsForEncoder() {
        return false;
    }

    /** An encoder pushes into the ingest by itself: nothing is started. */
    record Push() implements Source {
        @Override
        public String kind() {
            return "push";
        }
    }

    /**
     * ffmpeg listens for one RTMP publisher. It cannot check a key, so this never listens on every network.
     *
     * @param port TCP
     */
    record Rtmp(InetAddress address, int port) implements Source {
        public Rtmp {
            if (address.isAnyLocalAddress()) {
                throw new IllegalArgumentException("rtmp " + SourceRules.ONE_ADDRESS);
            }
        }

        @Override
        public String kind() {
            return "rtmp";
        }

        @Override
        public boolean waitsForEncoder() {
            return true;
        }
    }

    /**
     * ffmpeg listens for one SRT caller.
     *
     * @param port UDP
     * @param passphrase both sides must have it, and it encrypts; null: none, and then never on every network. A secret
     * @param latency how long SRT waits for lost packets to come again
     */
    record Srt(InetAddress address, int port, @Nullable String passphrase, Duration latency) implements Source {
        public Srt {
            if (passphrase != null) {
                SourceRules.passphrase(passphrase);
            } else if (address.isAnyLocalAddress()) {
                throw new IllegalArgumentException("srt without a passphrase " + SourceRules.ONE_ADDRESS);
            }
        }

        @Override
        public String kind() {
            return "srt";
        }

        @Override
        public boolean waitsForEncoder() {
            return true;
        }

        /** Without the passphrase. */
        @Override
        public String toString() {
            return "Srt[" + address.getHostAddress() + ":" + port + "]";
        }
    }

    /** @param url of a camera on the network, read over TCP; may carry user and password, and is a secret then */
    record Rtsp(URI url) implements Source {
        public Rtsp {
            SourceRules.rtsp(url.toString());
        }

        @Override
        public String kind() {
            return "rtsp";
        }

        /** Without user and password. */
        @Override
        public String toString() {
            return "Rtsp[" + url.getHost() + "]";
        }
    }

    /** @param device a V4L2 capture device, such as {@code /dev/video0} */
    record Camera(Path device, PictureSize size, int framesPerSecond) implements Source {
        @Override
        public String kind() {
            return "camera";
        }
    }

    /** @param path played in its own pace, and again from the start when it is over */
    record LoopedFile(Path path) implements Source {
        public LoopedFile {
            if (!path.isAbsolute()) {
                throw new IllegalArgumentException("a looped file " + SourceRules.ABSOLUTE_PATH);
            }
        }

        @Override
        public String kind() {
            return "file";
        }
    }

    /** Made here: moving colours, the wall clock, the stream's name and a tone. */
    record TestPicture(PictureSize size, int framesPerSecond) implements Source {
        @Override
        public String kind() {
            return "test-picture";
        }
    }
}
