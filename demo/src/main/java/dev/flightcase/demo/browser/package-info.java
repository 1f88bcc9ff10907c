/** A small driver for a real headless Chromium over the DevTools protocol, for browser tests and the pictures of the README. */
@NullMarked
package dev.flightcase.demo.browser;

import org.jspecify.annotations.NullMarked;
