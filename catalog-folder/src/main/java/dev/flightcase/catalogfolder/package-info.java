/**
 * Reads the folder that a person writes (a {@code catalog.csv}, pictures named by SKU, an optional {@code event.toml})
 * into plain records. No storage and no network; the node and the hub use it.
 *
 * <p>Threads: nothing here keeps state or starts a thread; a call reads files and blocks on the disk.
 *
 * <p>Errors: what the writer of the folder did wrong comes back as {@link FolderReading.Refused} with every
 * {@link Problem} found, up to a bound. {@link FolderException} is thrown only when the disk itself fails.
 */
@NullMarked
package dev.flightcase.catalogfolder;

import org.jspecify.annotations.NullMarked;
