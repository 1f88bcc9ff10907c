/**
 * Reads the playlists that viewers get, of any server, as draft-pantos-hls-rfc8216bis-22 §4 writes them. Pure functions on a text that a
 * stranger wrote: bounded in lines, lengths and attributes, in time linear to the text. What another rule judges (a tag twice, in the wrong
 * place, a number out of its range) is kept with its line; only what cannot be understood is malformed.
 */
@NullMarked
package dev.flightcase.media.conformance.m3u8;

import org.jspecify.annotations.NullMarked;
