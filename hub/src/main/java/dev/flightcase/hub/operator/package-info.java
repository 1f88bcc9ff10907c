/** What all routes of the hub's operator share: who may use them, how people log in, and how bodies are read. */
@NullMarked
package dev.flightcase.hub.operator;

import org.jspecify.annotations.NullMarked;
