/** What all routes of the hub's operator share: who may use them, how people log in, how bodies are read, and what is said while the database is away. */
@NullMarked
package dev.flightcase.hub.operator;

import org.jspecify.annotations.NullMarked;
