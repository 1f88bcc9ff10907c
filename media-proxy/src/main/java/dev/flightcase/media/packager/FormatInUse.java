package dev.flightcase.media.packager;

import dev.flightcase.http.Bytes;
import dev.flightcase.media.isobmff.Track;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The format in which a rendition is shown now, and what is measured on its media. Not thread-safe. */
final class FormatInUse {
    private final RenditionObjects objects;
    private final Bandwidth bandwidth = new Bandwidth();
    private @Nullable MediaFormat format;
    private @Nullable FrameRate rate;
    private boolean substitute;

    FormatInUse(RenditionObjects objects) {
        this.objects = objects;
    }

    /**
     * Parts from now on need this initialization section.
     *
     * @param framesPerSecond until it is measured; 0 where it is not known
     * @param measured it was, already
     */
    void begin(Bytes section, List<Track> tracks, double framesPerSecond, boolean measured) {
        format = objects.format(section, tracks).withRate(framesPerSecond);
        rate = measured ? null : new FrameRate(lead().timescale());
        substitute = false;
    }

    /** The same for what is shown in the place of the rendition's source: nothing is measured on that. */
    void substitute(Bytes section, List<Track> tracks) {
        begin(section, tracks, 0, true);
        substitute = true;
    }

    /** Whether parts are of the rendition's own source now. */
    boolean isOwn() {
        return !substitute;
    }

    /** Empty before the first. */
    Optional<MediaFormat> format() {
        return Optional.ofNullable(format);
    }

    /** 0 where it is not known. */
    double framesPerSecond() {
        return format == null ? 0 : format.framesPerSecond();
    }

    Bandwidth bandwidth() {
        return bandwidth;
    }

    MediaFormat require() {
        if (format == null) {
            throw new IllegalStateException("a segment before its initialization section");
        }
        return format;
    }

    Track lead() {
        return PartCutter.lead(require().tracks());
    }

    /** Of the leading track. */
    void part(List<PendingSample> samples) {
        if (rate != null) {
            for (PendingSample pending : samples) {
                rate.add(pending.sample().duration());
            }
        }
    }

    void segment(long bytes, Duration duration) {
        if (substitute) {
            return;
        }
        bandwidth.add(bytes, duration);
        if (rate != null) {
            format = require().withRate(rate.perSecond());
            rate = null;
        }
    }
}
