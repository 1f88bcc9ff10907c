import { noteLag } from './screen-pace.js';

// One attempt to play a stream, with hls.js or with the browser's own HLS. Both tell dates of the picture; neither steers.

export const NOT_LIVE = 'the stream is not live';
const UNFIT = ['bufferAppendError', 'bufferAddCodecError', 'bufferIncompatibleCodecsError'];
const MENDED_MS = 10000;
// Fewer tell nothing yet.
const LAGS_LEAST = 3;

const withDate = details => [...details.fragments, details.fragmentHint].filter(one => one && Number.isFinite(one.programDateTime));
const last = (list, fits) => list.filter(fits).pop() || list[0];

const end = ranges => ranges.length ? ranges.end(ranges.length - 1) : 0;

// on.moved(): the playlist goes on; on.over(why): nothing more comes of this attempt; on.part(): one was loaded; on.note(what): it met trouble and goes on.
export class HlsJsPlayer {
  name = 'hls.js ' + window.Hls?.version;
  #video;
  #hls;
  #details = null;
  #lags = [];
  #kinds = '';
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
      const lag = (now() - this.date(details.edge)) / 1000;
      if (Number.isFinite(lag)) this.#lags = noteLag(this.#lags, lag);
      on.moved();
    });
    // A player made for pictures and sound would go on silently, or not at all, when there is one more or less of them.
    this.#hls.on(Events.BUFFER_CODECS, (_, tracks) => {
      const kinds = Object.keys(tracks).filter(kind => tracks[kind]?.id === 'main').sort().join();
      if (kinds && this.#kinds && kinds !== this.#kinds) on.over('the stream has other tracks now');
      this.#kinds ||= kinds;
    });
    this.#hls.on(Events.FRAG_LOADED, (_, data) => { if (data.part) on.part(); });
    this.#hls.on(Events.ERROR, (_, error) => {
      on.note(error.details);
      // Media that this player's buffers do not take will not be taken at the next try: a sound track that was not there before.
      if (UNFIT.includes(error.details)) return on.over(error.details);
      if (!error.fatal) return;
      // Switched off by the crew, or over.
      if (error.response?.code === 404) return on.over(NOT_LIVE);
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
