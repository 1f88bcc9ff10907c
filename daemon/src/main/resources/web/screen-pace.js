// How far behind the camera a screen plays, and how it gets there: decisions only, no clock and no player. Seconds throughout.

// Nearer than this is in step; steering begins at twice as much, so that it does not begin and end all the time.
const IN_STEP = 0.015;
// Further off than this nobody waits for a gentle way back; while nobody looks, or has only begun to, a jump costs nothing.
const JUMP = 1;
const JUMP_UNSEEN = 0.2;
const GENTLEST = 0.01;
const STRONGEST = 0.05;
// What is left of an offset after so many seconds would be nothing, were it not for the limit above.
const CALM = 4;
// With less than this in the buffer, playing faster would only run it dry.
const THIN = 0.2;
// Of the newest parts, some twenty seconds.
const LAGS = 60;
// The newest of them, and what they must all be more than the least by for that to be no more true, seconds.
const LAGS_NEW = 5;
const LAG_STEP = 0.25;
const STALLS = 3;
const EXTRA = 0.5;
const EXTRA_MAX = 2;

// off: how much too late the picture is (negative: too early); ahead: what is buffered beyond it; rate: that of now;
// unseen: whether a jump would not be noticed.
// Answers { jump } or the rate to play with: 1, or 1 to 5 percent off it.
export function steer({ off, ahead, rate, unseen }) {
  if (Math.abs(off) > (unseen ? JUMP_UNSEEN : JUMP)) return { jump: true, rate: 1 };
  const steering = rate !== 1;
  const over = steering && (Math.abs(off) < IN_STEP || (off > 0) !== (rate > 1));
  if (over || (!steering && Math.abs(off) < 2 * IN_STEP) || (off > 0 && ahead < THIN)) return { jump: false, rate: 1 };
  const strength = Math.min(STRONGEST, Math.max(GENTLEST, Math.round(Math.abs(off) / CALM * 100) / 100));
  return { jump: false, rate: off > 0 ? 1 + strength : 1 - strength };
}

// How old parts are by their date when they are announced; the least counts, since what is more than that is the way here. When all of the
// newest are older, dates were set anew: the encoder was started again, or somebody has set the node's clock.
export function noteLag(lags, lag) {
  const all = [...lags, lag].slice(-LAGS);
  const newest = all.slice(-LAGS_NEW);
  return newest.length === LAGS_NEW && Math.min(...newest) > Math.min(...all) + LAG_STEP ? newest : all;
}

// A screen that stalls again and again needs more distance, if staff have not fixed it. times: of its stalls within the last minute.
export const distanceAfterStalls = (extra, times) => times.length >= STALLS ? Math.min(EXTRA_MAX, extra + EXTRA) : extra;

// ?delay= of the address: a number of seconds within what a playlist holds, or null.
export function fixedDelay(search) {
  const text = new URLSearchParams(search).get('delay');
  const seconds = text === null || text.trim() === '' ? NaN : Number(text);
  return Number.isFinite(seconds) ? Math.min(12, Math.max(0.5, seconds)) : null;
}
