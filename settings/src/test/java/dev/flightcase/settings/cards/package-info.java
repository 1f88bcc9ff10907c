@NullMarked
package dev.flightcase.settings.cards;

import org.jspecify.annotations.NullMarked;
