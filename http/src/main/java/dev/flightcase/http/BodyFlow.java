package dev.flightcase.http;

/**
 * Back-pressure on one request body. Any thread. While paused the server reads no more from the connection (in HTTP/2: opens the stream's
 * window no further), so that the client has to slow down; what is on its way already still arrives: at most one read buffer, in HTTP/2 one
 * window of 256 KiB. The idle timeout keeps running.
 */
public interface BodyFlow {
    void pause();

    void resume();
}
