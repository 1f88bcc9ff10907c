/**
 * What encoders push: objects over HTTP PUT (DASH-IF Live Media Ingest, Interface-2), who may push them, which of them make up the
 * stream, and what the media itself says about its format. Publishing is behind {@link dev.flightcase.media.ingest.PublishingPoint}.
 */
@NullMarked
package dev.flightcase.media.ingest;

import org.jspecify.annotations.NullMarked;
