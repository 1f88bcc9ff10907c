/** What the hub serves over HTTP: the nodes as JSON and a page that shows them. */
@NullMarked
package dev.flightcase.hub.page;

import org.jspecify.annotations.NullMarked;
