package dev.flightcase.daemon.config;

import dev.flightcase.cache.audit.AuditConfig;
import dev.flightcase.cache.books.BooksConfig;
import dev.flightcase.cache.mirror.MirrorConfig;
import org.jspecify.annotations.Nullable;

/**
 * Keys {@code totals.*}, {@code audit.*} and {@code mirror.*}.
 *
 * @param mirror null when there is none
 */
public record AccountsConfig(
        BooksConfig totals, AuditConfig audit, @Nullable MirrorConfig mirror) {}
