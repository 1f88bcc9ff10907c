package dev.flightcase.http;

/**
 * Back-pressure on one request body. Any thread. While paused the server reads no more from the connection, so that TCP slows the client
 * down; what was read already, at most one read buffer, still arrives. The idle timeout keeps running.
 */
public interface BodyFlow {
    void pause();

    void resume();
}
