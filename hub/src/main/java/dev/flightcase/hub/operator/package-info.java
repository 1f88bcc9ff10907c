/** What all routes of the hub's operator share: who may use them, and how their bodies are read. */
@NullMarked
package dev.flightcase.hub.operator;

import org.jspecify.annotations.NullMarked;
