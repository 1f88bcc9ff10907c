/** What nodes say about what is in force at them: the catalog that is served, the stock that was taken up. */
@NullMarked
package dev.flightcase.hub.reports;

import org.jspecify.annotations.NullMarked;
