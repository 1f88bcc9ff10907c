/**
 * The ledger against a model of itself: random histories are played on a real {@code Ledger}, through its public calls, on
 * a disk in memory, and on a few plain maps that know what must come of it. Whatever differs is a mistake in one of them.
 *
 * <p>A history is data ({@code Step}, {@code Act}): made from a seed by {@code Histories}, played by {@code Play}, cut shorter
 * by {@code Shrinking} when it fails. {@code PlainStall} and its neighbours are the model: written from what the ledger
 * promises, never calling its rules. Nothing here is random or depends on the time but the making of a history, so a seed
 * replays.
 *
 * <p>It stands here and not among the tests of {@code cache}, so that both the tests and {@code ./flightcase bench model}
 * run it, from main code to main code: {@code bench} sees {@code cache}, nothing sees {@code bench}.
 */
@NullMarked
package dev.flightcase.bench.model;

import org.jspecify.annotations.NullMarked;
