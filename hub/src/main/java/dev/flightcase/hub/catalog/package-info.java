/**
 * The catalogs that the hub has for its nodes: a folder as a creator writes it, checked as a node would check it, kept as files by their SHA-256
 * ({@link dev.flightcase.hub.catalog.FileShelf}) with a list of them ({@link dev.flightcase.hub.catalog.FolderList}), and given out over HTTP with
 * ranges, and as what has changed.
 */
@NullMarked
package dev.flightcase.hub.catalog;

import org.jspecify.annotations.NullMarked;
