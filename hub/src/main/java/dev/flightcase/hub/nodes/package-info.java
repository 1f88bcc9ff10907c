/**
 * Which nodes there are and how they were when they last spoke: a small Sparkplug B host application that keeps everything in
 * memory, under bounds. The only importer of the generated Sparkplug types.
 */
@NullMarked
package dev.flightcase.hub.nodes;

import org.jspecify.annotations.NullMarked;
