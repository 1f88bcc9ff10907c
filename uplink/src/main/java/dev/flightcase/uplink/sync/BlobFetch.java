package dev.flightcase.uplink.sync;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gets files by their hash from one source after another, each on from where it was cut off. Blocks on network and disk; different files may be
 * fetched by different threads. A disk that fails is thrown.
 */
final class BlobFetch {
    private static final int PIECE_BYTES = 32 << 10;
    private static final int PARTIAL = 206;
    private static final int RANGE_NOT_SATISFIABLE = 416;

    private final BlobFolder folder;
    private final SyncConfig config;
    private final SourceConnections connections;
    private final RateLimit rate;
    private final AtomicLong fetched = new AtomicLong();

    BlobFetch(BlobFolder folder, SyncConfig config, SourceConnections connections, RateLimit rate) {
        this.folder = folder;
        this.config = config;
        this.connections = connections;
        this.rate = rate;
    }

    /** Bytes that came, of all files. */
    long fetchedBytes() {
        return fetched.get();
    }

    Fetched fetch(String sha256, long bytes, List<URI> sources) throws IOException {
        Fetched last = new Fetched.Failed("the hub names no source");
        for (URI source : sources) {
            if (folder.has(sha256)) {
                return new Fetched.Here();
            }
            last = fetch(sha256, bytes, source);
            if (last instanceof Fetched.Here) {
                return last;
            }
        }
        return last;
    }

    /** As {@link #fetch}, by what has changed since {@code former}, where a source can say that. */
    Fetched fetchText(String sha256, long bytes, Optional<String> former, List<URI> sources) throws IOException {
        if (former.isPresent() && folder.has(former.get()) && !folder.has(sha256)) {
            for (URI source : sources) {
                if (byDelta(sha256, bytes, former.get(), source)) {
                    return new Fetched.Here();
                }
            }
        }
        return folder.has(sha256) ? new Fetched.Here() : fetch(sha256, bytes, sources);
    }

    private boolean byDelta(String sha256, long bytes, String former, URI source) throws IOException {
        HttpURLConnection connection = open(source.resolve(sha256 + "?from=" + former));
        InputStream answer;
        try {
            connection.setRequestProperty("Accept", LineDelta.MEDIA_TYPE);
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK
                    || !LineDelta.MEDIA_TYPE.equals(connection.getContentType())) {
                drop(connection);
                return false;
            }
            answer = connection.getInputStream();
        } catch (IOException e) {
            drop(connection);
            return false;
        }
        folder.forgetPart(sha256);
        try (InputStream old = folder.open(former);
                InputStream delta = new Counted(answer);
                OutputStream made = Channels.newOutputStream(folder.appending(sha256))) {
            if (!LineDelta.apply(old, delta, made, bytes)) {
                drop(connection);
                return false;
            }
        } catch (SourceException e) {
            drop(connection);
            return false;
        }
        return folder.complete(sha256);
    }

    /** What comes from a source; that it fails is told apart from a disk that does. */
    private final class Counted extends FilterInputStream {
        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int count;
            try {
                count = super.read(to, offset, length);
            } catch (IOException e) {
                throw new SourceException(reason(e), e);
            }
            if (count > 0) {
                fetched.addAndGet(count);
                rate.take(count);
            }
            return count;
        }
    }

    /** The source did not go on. */
    private static final class SourceException extends IOException {
        private static final long serialVersionUID = 1;

        private SourceException(String reason, IOException cause) {
            super(reason, cause);
        }
    }

    private Fetched fetch(String sha256, long bytes, URI source) throws IOException {
        if (folder.partBytes(sha256) > bytes) {
            folder.forgetPart(sha256);
        }
        if (folder.partBytes(sha256) < bytes || bytes == 0) {
            Optional<String> failure = download(sha256, bytes, source.resolve(sha256));
            if (failure.isPresent()) {
                return new Fetched.Failed(source.getHost() + ": " + failure.get());
            }
        }
        return folder.complete(sha256)
                ? new Fetched.Here()
                : new Fetched.Failed(source.getHost() + ": what came is not what the hub has signed");
    }

    /** Until all of it is there; else why it is not. */
    private Optional<String> download(String sha256, long bytes, URI from) throws IOException {
        long begin = folder.partBytes(sha256);
        HttpURLConnection connection = open(from);
        int status;
        InputStream in;
        try {
            if (begin > 0) {
                connection.setRequestProperty("Range", "bytes=" + begin + "-");
            }
            status = connection.getResponseCode();
            in = status == HttpURLConnection.HTTP_OK || status == PARTIAL ? connection.getInputStream() : null;
        } catch (IOException e) {
            drop(connection);
            return Optional.of(reason(e));
        }
        if (in == null) {
            drop(connection);
            if (status == RANGE_NOT_SATISFIABLE) {
                folder.forgetPart(sha256);
            }
            return Optional.of("answered " + status);
        }
        boolean goesOn = status == PARTIAL
                && Objects.requireNonNullElse(connection.getHeaderField("Content-Range"), "")
                        .startsWith("bytes " + begin + "-");
        if (begin > 0 && !goesOn) {
            folder.forgetPart(sha256);
            begin = 0;
        }
        if (status == PARTIAL && !goesOn) {
            drop(connection);
            return Optional.of("answered with another range than was asked for");
        }
        return receive(sha256, begin, bytes, in, connection);
    }

    private Optional<String> receive(
            String sha256, long begin, long bytes, InputStream in, HttpURLConnection connection) throws IOException {
        long at = begin;
        byte[] piece = new byte[PIECE_BYTES];
        try (FileChannel part = folder.appending(sha256);
                InputStream source = new Counted(in)) {
            for (int count = source.read(piece); count >= 0 && at + count <= bytes; count = source.read(piece)) {
                write(part, ByteBuffer.wrap(piece, 0, count));
                if (at / BlobFolder.CHUNK_BYTES != (at + count) / BlobFolder.CHUNK_BYTES) {
                    part.force(true);
                }
                at += count;
                if (Thread.currentThread().isInterrupted()) {
                    drop(connection);
                    return Optional.of("stopped");
                }
            }
        } catch (SourceException e) {
            drop(connection);
            return Optional.of(String.valueOf(e.getMessage()));
        }
        if (at == bytes) {
            return Optional.empty();
        }
        drop(connection);
        return Optional.of("ended after " + at + " of " + bytes + " bytes");
    }

    private static void write(FileChannel file, ByteBuffer content) throws IOException {
        while (content.hasRemaining()) {
            int _ = file.write(content);
        }
    }

    private HttpURLConnection open(URI from) throws IOException {
        HttpURLConnection connection = connections.open(from);
        connection.setConnectTimeout((int) config.connect().toMillis());
        connection.setReadTimeout((int) config.idle().toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        return connection;
    }

    /** It is not used again. */
    private static void drop(HttpURLConnection connection) {
        connection.disconnect();
    }

    private static String reason(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return "nothing came in time";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
