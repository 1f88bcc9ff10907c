'use strict';
// The status page: draws GET /api/v1/health every two seconds and says so when the node does not answer.
const PERIOD_MS = 2000;
const at = id => document.getElementById(id);
const tone = score => score >= 80 ? 'var(--good)' : score >= 40 ? 'var(--warn)' : 'var(--bad)';
const WORDS = { OK: 'All is well', DEGRADED: 'Works, with worries', CRITICAL: 'Needs you now', UNKNOWN: 'Not known yet' };

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

const span = minutes => minutes < 120 ? `${Math.round(minutes)} min` : `${Math.floor(minutes / 60)} h ${Math.round(minutes % 60)} min`;

function amount(value, unit) {
  if (unit === 'min') return span(value);
  if (unit === 's' && value >= 120) return span(value / 60);
  if (unit === 'B') {
    for (const [name, size] of [['GiB', 2 ** 30], ['MiB', 2 ** 20], ['KiB', 2 ** 10]]) if (Math.abs(value) >= size) return `${(value / size).toFixed(1)} ${name}`;
  }
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${unit === '1' ? '' : unit}`.trim();
}

const age = ms => ms < 1500 ? 'now' : ms < 120000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60000)} min`;

function draw(health) {
  at('name').textContent = health.name || 'Flightcase';
  at('node').textContent = health.node;
  at('score').textContent = health.state === 'UNKNOWN' ? '?' : health.score;
  at('dial').style.setProperty('--share', health.score);
  at('dial').style.setProperty('--tone', tone(health.score));
  at('state').textContent = WORDS[health.state] || health.state;
  at('says').textContent = `${Math.round(health.coverage * 100)} % of the expected signals are fresh.`;
  at('hub').hidden = !health.hub;
  if (health.hub) {
    at('hub-says').textContent = health.hub.says;
    at('hub-link').textContent = health.hub.link_says;
  }
  at('reasons').replaceChildren(...health.reasons.map(reason => {
    const row = element('div', reason.score < 40 ? 'reason bad' : 'reason');
    row.append(element('strong', '', reason.says), element('div', 'quiet', reason.do));
    return row;
  }));
  at('dimensions').replaceChildren(...Object.entries(health.dimensions).map(([name, score]) => {
    const row = element('div', 'dimension');
    const bar = element('div', 'bar');
    const filled = element('i');
    filled.style.width = `${score}%`;
    filled.style.background = tone(score);
    bar.append(filled);
    row.append(element('span', '', name.replace('-', ' ')), element('strong', '', score), bar);
    return row;
  }));
  at('readings').tBodies[0].replaceChildren(...(health.readings || []).map(reading => {
    const row = element('tr', reading.quality === 'good' ? '' : 'unknown');
    const shown = reading.quality === 'good' ? amount(reading.value, reading.unit) : 'unknown';
    for (const cell of [reading.signal, shown, age(reading.age_ms), reading.source]) row.append(element('td', '', cell));
    return row;
  }));
  at('footer').textContent = `Flightcase ${health.version || ''} · ${new Date(health.at).toLocaleTimeString()}`;
}

async function ask() {
  try {
    const answer = await fetch('/api/v1/health', { cache: 'no-store', signal: AbortSignal.timeout(5000) });
    if (!answer.ok) throw new Error(`the node answered ${answer.status}`);
    draw(await answer.json());
  } catch (failure) {
    at('score').textContent = '?';
    at('dial').style.setProperty('--share', 0);
    at('state').textContent = 'The node does not answer';
    at('says').textContent = 'Is this device still on the stall\'s Wi-Fi?';
  } finally {
    setTimeout(ask, PERIOD_MS);
  }
}
ask();
