package dev.flightcase.demo.browser;

import dev.flightcase.demo.client.Json;
import dev.flightcase.demo.encoder.ClockStrip;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a screen page shows at this moment: the {@link ClockStrip} of the frame that is on the glass, and what the page says of itself. On the
 * machine of the encoder, both read the same clock.
 */
public final class ScreenGlass {
    /** Brightness in the middle of each square of the strip, row by row; empty without a picture. */
    private static final String LOOK = """
            (() => {
              const video = document.getElementById('video');
              const luma = [];
              const at = Date.now();
              if (video.videoWidth && video.readyState >= 2) {
                const canvas = window.stripCanvas ||= document.createElement('canvas');
                const tall = Math.ceil(video.videoHeight * %2$d / %3$d);
                if (canvas.width !== video.videoWidth) { canvas.width = video.videoWidth; canvas.height = tall; }
                const pen = canvas.getContext('2d', {willReadFrequently: true});
                pen.drawImage(video, 0, 0);
                for (let row = 0; row < %2$d; row++) for (let column = 0; column < %1$d; column++) {
                  const x = Math.floor((column + .5) * video.videoWidth / %1$d);
                  const y = Math.floor((row + .5) * video.videoHeight / %3$d);
                  luma.push(pen.getImageData(x, y, 1, 1).data[1]);
                }
              }
              return {at, luma, figures: window.screenFigures || {}};
            })()""".formatted(ClockStrip.COLUMNS, ClockStrip.ROWS, ClockStrip.ROWS_PER_PICTURE);

    private final Page page;

    public ScreenGlass(Page page) {
        this.page = page;
    }

    /**
     * @param at when the page looked, by its clock
     * @param strip what the frame says
     * @param figures the page's own, as {@code screen.js} names them
     */
    public record Look(Instant at, ClockStrip.Reading strip, Json figures) {
        /** When the frame on the glass was drawn; the epoch while there is none that can be read. */
        public Instant drawn() {
            return switch (strip) {
                case ClockStrip.Time time -> ClockStrip.instant(time, at);
                case ClockStrip.Unreadable _ -> Instant.EPOCH;
            };
        }

        public boolean readable() {
            return strip instanceof ClockStrip.Time;
        }

        /** From the strip's drawing to the glass. */
        public Duration latency() {
            return Duration.between(drawn(), at);
        }

        public boolean playing() {
            return figures.at("state").text().equals("playing");
        }

        /** How much further behind than it should be, seconds; not a number while that is unknown. */
        public double off() {
            return number("off");
        }

        public double number(String figure) {
            return figures.at(figure).value() instanceof Number known ? known.doubleValue() : Double.NaN;
        }
    }

    public Look look() {
        var seen = page.evaluate(LOOK);
        var luma = new ArrayList<Integer>();
        seen.at("luma").items().forEach(one -> luma.add((int) one.number(0)));
        return new Look(Instant.ofEpochMilli(seen.at("at").number(0)), read(luma), seen.at("figures"));
    }

    private static ClockStrip.Reading read(List<Integer> luma) {
        if (luma.size() < ClockStrip.COLUMNS * ClockStrip.ROWS) {
            return new ClockStrip.Unreadable("there is no picture");
        }
        // A picture in which a square is one pixel.
        return ClockStrip.read(
                (x, y) -> luma.get(y * ClockStrip.COLUMNS + x), ClockStrip.COLUMNS, ClockStrip.ROWS_PER_PICTURE);
    }
}
