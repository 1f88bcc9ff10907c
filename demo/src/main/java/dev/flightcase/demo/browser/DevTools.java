package dev.flightcase.demo.browser;

import dev.flightcase.demo.client.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * One DevTools connection: commands with answers, and events, over a WebSocket (Chrome DevTools Protocol, flat sessions).
 *
 * <p>Commands may be called from any thread and block; events come in the thread of the WebSocket and must not block.
 */
final class DevTools implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Duration patience;
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<Json>> pending = new ConcurrentHashMap<>();
    private final Map<String, BiConsumer<String, Json>> sessions = new ConcurrentHashMap<>();
    private @Nullable WebSocket socket;

    /** @param patience bound of each command */
    DevTools(Duration patience) {
        this.patience = patience;
    }

    void connect(URI endpoint) {
        socket = answer("connect", http.newWebSocketBuilder().buildAsync(endpoint, new Listener()));
    }

    /** @param events method and parameters of each event of a session */
    void listen(String session, BiConsumer<String, Json> events) {
        sessions.put(session, events);
    }

    /**
     * @param session empty for the browser itself
     * @throws BrowserException if the browser refuses or does not answer
     */
    Json command(String session, String method, Map<String, Object> parameters) {
        long id = ids.incrementAndGet();
        var message = new LinkedHashMap<String, Object>(Map.of("id", id, "method", method, "params", parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        var future = new CompletableFuture<Json>();
        pending.put(id, future);
        try {
            send(Json.write(message));
            var response = answer(method, future);
            if (!response.at("error").isAbsent()) {
                throw new BrowserException(
                        method + ": " + response.at("error").at("message").text());
            }
            return response.at("result");
        } finally {
            pending.remove(id);
        }
    }

    /** A WebSocket takes one message at a time. */
    private synchronized void send(String text) {
        var open = socket;
        if (open == null) {
            throw new BrowserException("not connected");
        }
        answer("send", open.sendText(text, true));
    }

    private <T> T answer(String what, CompletableFuture<T> future) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new BrowserException(what + ": no answer within " + patience.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw new BrowserException(what + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrowserException(what + ": interrupted", e);
        }
    }

    private void received(String text) {
        var message = Json.parse(text);
        var future = pending.get(message.at("id").number(-1));
        if (future != null) {
            future.complete(message);
            return;
        }
        var events = sessions.get(message.at("sessionId").text());
        if (events != null) {
            events.accept(message.at("method").text(), message.at("params"));
        }
    }

    private void lost(Throwable cause) {
        pending.values().forEach(future -> future.completeExceptionally(cause));
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
        http.shutdownNow();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                var whole = text.toString();
                text.setLength(0);
                received(whole);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
            lost(new BrowserException("the browser closed the connection"));
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            lost(error);
        }
    }
}
