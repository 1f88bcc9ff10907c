/**
 * The routes of the node's own API and its pages. Handlers that read the disk run on the pool {@code api}; the others
 * answer from memory on the event loop. What a client did wrong is a problem+json with a stable type.
 */
@NullMarked
package dev.flightcase.daemon.api;

import org.jspecify.annotations.NullMarked;
