/**
 * The hub's database through JDBC, of which this is the only importer: connections, migrations, the ledger and what is read from it.
 * Everything here blocks.
 */
@NullMarked
package dev.flightcase.hub.database;

import org.jspecify.annotations.NullMarked;
