// A venue screen: plays one stream at the same distance behind the camera as its neighbours, shows a quiet picture while there is none,
// and finds back by itself. Needs no secure context.
import { NodeClock } from './screen-clock.js';
import { distanceAfterStalls, fixedDelay, steer } from './screen-pace.js';
import { NOT_LIVE, playerFor } from './screen-player.js';

const TICK_MS = 250;
// Near enough to its place to be shown, seconds.
const SETTLED = 0.2;
const ANSWER_MS = 5000;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 5000;
const CLOCK_MS = 60000;
const START_MS = 15000;
const STUCK_MS = 3000;
const STALLED_MS = 7000;
const JUMP_MS = 4000;
const SETTLE_MS = 4000;
const SETTLE_JUMP_MS = 1000;
const MINUTE_MS = 60000;
const IDLE_MS = 15000;

const at = id => document.getElementById(id);
const video = at('video');
const slate = at('slate');
const delay = fixedDelay(location.search);
const json = async path => {
  const answer = await fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_MS) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};
const clock = new NodeClock(async () => (await json('/web/time.json')).now, () => performance.now());

let player = null;
let timer = 0;
let retryMs = FIRST_RETRY_MS;
let played = false;
let soundOn = false;
// Of the attempt under way.
let begun, shown, advanced, movedAt, lastTime, jumpedAt;
// Seconds that this screen adds because it stalls.
let extra = 0;
let stalls = [];
// For the crew, for tests and for measurements.
const figures = window.screenFigures = { state: 'starting', stream: '', why: '', player: '', holdBack: NaN, lag: NaN, target: NaN, distance: NaN, off: NaN, rate: 1,
  parts: 0, stalls: 0, jumps: 0, attempts: 0, clockDoubt: Infinity, trouble: '' };

// --- what there is to see ---

function keepLastPicture() {
  const last = at('last');
  if (video.videoWidth && video.readyState >= 2 && slate.hidden) {
    last.width = video.videoWidth;
    last.height = video.videoHeight;
    last.getContext('2d').drawImage(video, 0, 0);
    last.hidden = false;
  }
}

function wait(title, detail, why) {
  keepLastPicture();
  figures.state = 'waiting';
  figures.why = why;
  if (player) { player.end(); player = null; }
  at('title').textContent = title;
  at('detail').textContent = detail;
  slate.hidden = false;
  at('sound').hidden = true;
  video.muted = true;
  clearTimeout(timer);
  // Not all screens of a room at once when their node is back.
  const ms = retryMs * (0.8 + 0.4 * Math.random());
  retryMs = Math.min(LONGEST_RETRY_MS, retryMs * 1.5);
  at('next').style.setProperty('--wait', `${ms}ms`);
  at('next').classList.toggle('again');
  timer = setTimeout(start, ms);
}

function noPicture() {
  wait(played ? 'No picture right now' : 'The show has not started', `This screen ${played ? 'goes on' : 'starts'} by itself.`, NOT_LIVE);
  at('last').hidden = true;
}

const oneMoment = why => wait('One moment', 'The picture comes back by itself.', why);

function show() {
  figures.state = 'playing';
  shown = performance.now();
  figures.why = '';
  retryMs = FIRST_RETRY_MS;
  played = true;
  slate.hidden = true;
  at('last').hidden = true;
  video.muted = !soundOn;
  at('sound').hidden = soundOn;
}

// --- one attempt ---

// /screen/NAME plays NAME; /screen plays the node's first stream.
async function findStream() {
  const { streams } = await json('/web/streams.json');
  const named = location.pathname.split('/')[2];
  if (named) return streams.find(one => one.name === decodeURIComponent(named)) || { name: decodeURIComponent(named), unknown: true };
  return streams.find(one => one.live) || streams[0] || { name: '', unknown: true };
}

async function start() {
  const Player = playerFor(video);
  if (!Player) return wait('This browser can not play the stream', 'Any browser since 2021 can.', 'no HLS');
  let stream;
  try {
    stream = await findStream();
    if (!clock.now()) await clock.refresh();
  } catch (failure) {
    return oneMoment('the node does not answer');
  }
  figures.stream = stream.name;
  if (stream.unknown) return wait('No show here yet', stream.name ? `There is no stream called ${stream.name}.` : 'No stream is configured.', 'unknown stream');
  if (!stream.live) return noPicture();
  begun = movedAt = performance.now();
  advanced = false;
  lastTime = -1;
  jumpedAt = -Infinity;
  shown = Infinity;
  figures.attempts++;
  figures.state = 'starting';
  const mine = new Player(video, `/live/${encodeURIComponent(stream.name)}/index.m3u8`, delay, () => clock.now(), {
    moved: () => { advanced = true; },
    part: () => { figures.parts++; },
    note: what => { figures.trouble = what; },
    // hls.js is in the middle of something when it says so.
    over: why => setTimeout(() => { if (player === mine) why === NOT_LIVE ? noPicture() : oneMoment(why); }),
  });
  player = mine;
  figures.player = player.name;
  video.muted = true;
  video.play().catch(() => { /* The browser waits for a tap; the button below is one. */ });
}

video.addEventListener('ended', () => { if (player) oneMoment('the stream has ended'); });
video.addEventListener('waiting', () => {
  if (figures.state !== 'playing' || video.seeking) return;
  figures.stalls++;
  const now = performance.now();
  stalls = [...stalls, now].filter(time => now - time < MINUTE_MS);
  const more = delay ? extra : distanceAfterStalls(extra, stalls);
  if (more !== extra) { extra = more; stalls = []; }
});

// --- the same distance as the neighbours ---

function buffered() {
  for (let i = 0; i < video.buffered.length; i++) {
    if (video.buffered.start(i) <= video.currentTime + 0.1 && video.buffered.end(i) > video.currentTime) return video.buffered.end(i) - video.currentTime;
  }
  return 0;
}

// While it begins, the screen finds its place with jumps; later with patience.
const settling = () => !(performance.now() - shown > SETTLE_MS);

function jump(time) {
  const now = performance.now();
  if (!Number.isFinite(time) || now - jumpedAt < (settling() ? SETTLE_JUMP_MS : JUMP_MS)) return;
  jumpedAt = now;
  figures.jumps++;
  video.currentTime = time;
  // A jump is no movement of the picture's.
  lastTime = video.currentTime;
}

// Where the picture should be now; NaN while nobody knows, and beyond what the playlist has.
const place = () => player.time(clock.now() - figures.target * 1000);

function keepDistance() {
  figures.holdBack = player.holdBack();
  figures.lag = player.lag();
  figures.target = (delay ? Math.max(delay, figures.holdBack || 0) : figures.holdBack + extra) + figures.lag;
  figures.distance = (clock.now() - player.date(video.currentTime)) / 1000;
  figures.off = figures.distance - figures.target;
  if (!Number.isFinite(figures.off) || video.readyState < 2 || video.seeking) return;
  const decision = steer({ off: figures.off, ahead: buffered(), rate: figures.rate, unseen: settling() });
  if (decision.jump) jump(place());
  if (decision.rate !== figures.rate) { figures.rate = decision.rate; video.playbackRate = decision.rate; }
}

function tick() {
  figures.clockDoubt = clock.doubt();
  if (player) {
    const now = performance.now();
    if (video.currentTime !== lastTime) {
      lastTime = video.currentTime;
      movedAt = now;
      // What was there before the encoder stopped is not shown once more: only a stream that goes on.
      const inPlace = Math.abs(figures.off) < SETTLED || now - begun > SETTLE_MS;
      if (figures.state === 'starting' && advanced && video.readyState >= 3 && inPlace) show();
    }
    const still = now - movedAt;
    if (figures.state === 'starting' ? now - begun > START_MS : still > STALLED_MS) oneMoment('the picture stopped');
    // Such as before a gap.
    else if (still > STUCK_MS) jump(place() || player.liveTime());
    else keepDistance();
  }
  crew();
}

// --- for the crew ---

const seconds = value => Number.isFinite(value) ? `${value.toFixed(2)} s` : '–';

function crew() {
  const inStep = figures.state === 'playing' && !(Math.abs(figures.off) > 0.1);
  at('dot').className = figures.state === 'playing' ? inStep ? 'good' : 'warn' : '';
  if (at('crew').hidden) return;
  at('crew').textContent = [
    `${figures.stream || 'no stream'}: ${figures.state}${figures.why ? ` (${figures.why})` : ''}`,
    `behind the camera ${seconds(figures.distance - figures.lag)}, aim ${seconds(figures.target - figures.lag)}${delay ? ' (fixed for this room)' : ''}`,
    `rate ${figures.rate.toFixed(2)}, buffer ${seconds(buffered())}, clock ±${Math.ceil(figures.clockDoubt)} ms`,
    `stalls ${figures.stalls}, jumps ${figures.jumps}, attempts ${figures.attempts}, parts ${figures.parts}, ${figures.player}${figures.trouble && `, last trouble ${figures.trouble}`}`,
  ].join('\n');
}

at('dot').addEventListener('click', () => {
  at('crew').hidden = !at('crew').hidden;
  at('dot').setAttribute('aria-expanded', String(!at('crew').hidden));
  crew();
});
at('sound').addEventListener('click', () => { soundOn = true; video.muted = false; at('sound').hidden = true; video.play(); });
let idleTimer = 0;
const awake = () => {
  document.body.classList.remove('idle');
  clearTimeout(idleTimer);
  idleTimer = setTimeout(() => document.body.classList.add('idle'), IDLE_MS);
};
addEventListener('pointermove', awake);
addEventListener('pointerdown', awake);
awake();
setInterval(tick, TICK_MS);
setInterval(() => clock.refresh().catch(() => { /* Asked again in a minute; what is known is good for longer. */ }), CLOCK_MS);
video.preservesPitch = true;
start();
