package dev.flightcase.daemon.config;

import dev.flightcase.cache.audit.AuditConfig;
import dev.flightcase.cache.books.BooksConfig;

/** Keys {@code totals.*} and {@code audit.*}. */
public record AccountsConfig(BooksConfig totals, AuditConfig audit) {}
