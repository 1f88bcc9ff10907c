/**
 * Payment tokens of cards and wallets, turned into money: each is leased from the database by one worker, opened with the hub's key, and offered to
 * the provider that it is for; what became of it goes to the node with its receipts. Knows neither JDBC nor MQTT. Tokens are in memory only
 * while the provider is asked, and in no log.
 */
@NullMarked
package dev.flightcase.hub.payments;

import org.jspecify.annotations.NullMarked;
