'use strict';
// A venue screen: plays one stream, shows a slate while there is none, and finds back by itself. Needs no secure context.
const RETRY_MS = 2000;
const STALLED_MS = 12000;
const video = document.getElementById('video');
const slate = document.getElementById('slate');
const sound = document.getElementById('sound');
let hls = null;
let retry = 0;

const say = (title, detail) => {
  document.getElementById('title').textContent = title;
  document.getElementById('detail').textContent = detail;
  slate.hidden = false;
};

// /screen/NAME plays NAME; /screen plays the node's first stream.
async function streamName() {
  const named = location.pathname.split('/')[2];
  if (named) return decodeURIComponent(named);
  const answer = await fetch('/web/streams.json', { cache: 'no-store', signal: AbortSignal.timeout(5000) });
  const { streams } = await answer.json();
  if (!streams.length) throw new Error('no stream is configured');
  return (streams.find(stream => stream.live) || streams[0]).name;
}

function again(title, detail) {
  say(title, detail);
  if (hls) { hls.destroy(); hls = null; }
  clearTimeout(retry);
  retry = setTimeout(start, RETRY_MS);
}

async function start() {
  let name, url;
  try {
    name = await streamName();
    url = `/live/${encodeURIComponent(name)}/index.m3u8`;
    // Asked for first: a stream that is not live yet is no error of the player's.
    const streams = (await (await fetch('/web/streams.json', { cache: 'no-store', signal: AbortSignal.timeout(5000) })).json()).streams;
    const stream = streams.find(candidate => candidate.name === name);
    if (!stream) return again(`There is no stream called ${name}`, 'Check the address of this screen.');
    if (!stream.live) return again('The show has not started', 'This screen starts by itself.');
  } catch (failure) {
    return again('The node does not answer', 'This screen goes on by itself when it is back.');
  }
  if (window.Hls && Hls.isSupported()) {
    hls = new Hls({ liveSyncDurationCount: 2, maxLiveSyncPlaybackRate: 1.1, backBufferLength: 10 });
    hls.on(Hls.Events.ERROR, (_, error) => {
      if (!error.fatal) return;
      if (error.type === Hls.ErrorTypes.MEDIA_ERROR) hls.recoverMediaError();
      else again('The picture stopped', 'Trying again …');
    });
    hls.loadSource(url);
    hls.attachMedia(video);
  } else if (video.canPlayType('application/vnd.apple.mpegurl')) {
    video.src = url;
  } else {
    return say('This browser can not play the stream', 'Any browser of the last ten years can.');
  }
  video.play().catch(() => { /* The browser waits for a tap; the button below is one. */ });
}

video.addEventListener('playing', () => { slate.hidden = true; sound.hidden = !video.muted; });
video.addEventListener('error', () => { if (!hls) again('The picture stopped', 'Trying again …'); });
sound.addEventListener('click', () => { video.muted = false; sound.hidden = true; video.play(); });

// A player that neither plays nor complains is started anew.
let lastTime = -1;
let lastMove = performance.now();
setInterval(() => {
  if (video.currentTime !== lastTime || slate.hidden === false) { lastTime = video.currentTime; lastMove = performance.now(); }
  else if (performance.now() - lastMove > STALLED_MS) { lastMove = performance.now(); again('The picture stopped', 'Trying again …'); }
}, 1000);
start();
