/**
 * A TOML file read into checked values. Whoever reads asks for each key with its default and its bounds; whatever was
 * not asked for is an error, so a misspelt key can not be ignored in silence. All mistakes of a file are reported at
 * once. Not safe for use by several threads: a file is read at start, by one.
 */
@NullMarked
package dev.flightcase.settings;

import org.jspecify.annotations.NullMarked;
