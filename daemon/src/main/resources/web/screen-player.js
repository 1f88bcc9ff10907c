// One attempt to play a stream, with hls.js or with the browser's own HLS. Both tell dates of the picture; neither steers.

const MENDED_MS = 10000;
// Of the newest parts, some twenty seconds; fewer than the least tell nothing yet.
const LAGS = 60;
const LAGS_LEAST = 3;

const withDate = details => [...details.fragments, details.fragmentHint].filter(one => one && Number.isFinite(one.programDateTime));
const last = (list, fits) => list.filter(fits).pop() || list[0];

const end = ranges => ranges.length ? ranges.end(ranges.length - 1) : 0;

// on.moved(): the playlist goes on; on.over(why): nothing more comes of this attempt; on.part(): one was loaded.
export class HlsJsPlayer {
  name = 'hls.js ' + window.Hls?.version;
  #video;
  #hls;
  #details = null;
  #lags = [];
  #cc = NaN;
  #mended = -Infinity;

  constructor(video, url, delay, now, on) {
    this.#video = video;
    const { Events, ErrorTypes } = window.Hls;
    this.#hls = new window.Hls({
      lowLatencyMode: true,
      // The page steers by the date of the picture; two hands on one wheel would fight.
      maxLiveSyncPlaybackRate: 1,
      ...(delay ? { liveSyncDuration: delay } : {}),
      liveDurationInfinity: true,
      backBufferLength: 10,
    });
    this.#hls.on(Events.LEVEL_UPDATED, (_, { details }) => {
      const again = this.#details !== null;
      this.#details = details;
      if (!details.live) return again ? undefined : on.over('the stream has ended');
      if (!details.advanced || !again) return;
      // Behind a discontinuity dates are set anew.
      const { cc } = details.fragmentHint || details.fragments[details.fragments.length - 1];
      if (cc !== this.#cc) { this.#cc = cc; this.#lags = []; }
      this.#lags = [...this.#lags, (now() - this.date(details.edge)) / 1000].filter(Number.isFinite).slice(-LAGS);
      on.moved();
    });
    this.#hls.on(Events.FRAG_LOADED, (_, data) => { if (data.part) on.part(); });
    this.#hls.on(Events.ERROR, (_, error) => {
      if (!error.fatal) return;
      const now = performance.now();
      if (error.type === ErrorTypes.MEDIA_ERROR && now - this.#mended > MENDED_MS) {
        this.#mended = now;
        this.#hls.recoverMediaError();
      } else {
        on.over(error.details);
      }
    });
    this.#hls.loadSource(url);
    this.#hls.attachMedia(video);
  }

  // When the picture at this time of the player was taken, in milliseconds since 1970; NaN when nothing says so.
  date(time) {
    const at = this.#details && last(withDate(this.#details), one => one.start <= time);
    return at ? at.programDateTime + (time - at.start) * 1000 : NaN;
  }

  // The other way round. NaN for what the playlist does not have.
  time(date) {
    const at = this.#details && last(withDate(this.#details), one => one.programDateTime <= date);
    const time = at ? at.start + (date - at.programDateTime) / 1000 : NaN;
    return time >= this.#details?.fragments[0].start && time <= this.#details.edge ? time : NaN;
  }

  // Where live is, as far as the player knows.
  liveTime() { return this.#hls.liveSyncPosition ?? NaN; }

  // How old the newest picture is by its date when the playlist announces it, seconds: the least of the last few times. Dates are as good as
  // the encoder's start and its crystal; all screens see the same parts at the same moment, so that they agree on what is left of them.
  lag() { return this.#lags.length < LAGS_LEAST ? NaN : Math.min(...this.#lags); }

  // What the playlist asks players to keep, seconds.
  holdBack() {
    const details = this.#details;
    return details ? details.partHoldBack || details.holdBack || 3 * details.targetduration : NaN;
  }

  end() {
    this.#hls.destroy();
    this.#video.removeAttribute('src');
  }
}

// Safari. It keeps a distance of its own unless staff have fixed one.
export class NativePlayer {
  name = 'native HLS';
  #video;
  #on;
  #edge = 0;
  #over = () => this.#on.over(this.#video.error ? `media error ${this.#video.error.code}` : 'the stream has ended');
  #watch = () => {
    // Chromium has no seekable range of a live stream, only what it has buffered.
    const edge = Math.max(end(this.#video.seekable), end(this.#video.buffered));
    if (edge > this.#edge && this.#edge > 0) this.#on.moved();
    this.#edge = edge;
  };

  constructor(video, url, delay, now, on) {
    this.#video = video;
    this.#on = on;
    video.addEventListener('error', this.#over);
    video.addEventListener('ended', this.#over);
    video.addEventListener('progress', this.#watch);
    video.addEventListener('timeupdate', this.#watch);
    video.src = url;
  }

  #start() { return this.#video.getStartDate?.().getTime() ?? NaN; }

  date(time) { return this.#start() + time * 1000; }

  time(date) {
    const time = (date - this.#start()) / 1000;
    return time <= end(this.#video.seekable) ? time : NaN;
  }

  liveTime() { return end(this.#video.seekable) || NaN; }
  lag() { return 0; }
  holdBack() { return NaN; }

  end() {
    for (const type of ['error', 'ended']) this.#video.removeEventListener(type, this.#over);
    for (const type of ['progress', 'timeupdate']) this.#video.removeEventListener(type, this.#watch);
    this.#video.removeAttribute('src');
    this.#video.load();
  }
}

// Null where there is neither.
export function playerFor(video) {
  if (window.Hls?.isSupported()) return HlsJsPlayer;
  return video.canPlayType('application/vnd.apple.mpegurl') ? NativePlayer : null;
}
