'use strict';
// The POS page: choose, take cash, sell. Nothing is sold until the node says so.
const STOCK_PERIOD_MS = 2000;
const NOTES = [500, 1000, 2000, 5000, 10000];
const at = id => document.getElementById(id);
const language = (navigator.language || 'en').slice(0, 2);
const state = { products: [], available: {}, basket: new Map(), category: '', given: null };

const nameOf = product => product.name[language] || product.name.en || Object.values(product.name)[0];
const currency = () => (state.products[0] || { price: { currency: 'EUR' } }).price.currency;
const digits = () => new Intl.NumberFormat('en', { style: 'currency', currency: currency() }).resolvedOptions().maximumFractionDigits;
const money = minor => new Intl.NumberFormat(language, { style: 'currency', currency: currency() }).format(minor / 10 ** digits());

function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

const left = sku => state.available[sku] ?? 0;
const chosen = sku => state.basket.get(sku) || 0;
const due = () => state.products.reduce((sum, product) => sum + chosen(product.sku) * product.price.amount, 0);

// Why it can not be sold now, in a word or two; empty when it can.
function obstacle(product) {
  if (product.bundle) return 'bundle, soon';
  if (product.state === 'armed') return `opens ${new Date(product.window.opens).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`;
  if (product.state !== 'on-sale') return product.state.replace('-', ' ');
  return left(product.sku) <= 0 ? 'sold out' : '';
}

function card(product) {
  const blocked = obstacle(product);
  const made = element('button', 'product');
  made.dataset.sku = product.sku;
  made.disabled = blocked !== '';
  const image = (product.images || [])[0];
  if (image) {
    const picture = element('img');
    picture.src = `/api/v1/assets/${image.sha256}`;
    picture.alt = '';
    picture.loading = 'lazy';
    if (image.placeholder) picture.style.backgroundImage = `url("${image.placeholder}")`;
    made.append(picture);
  } else {
    made.append(element('div', 'no-picture'));
  }
  const what = element('div', 'what');
  const row = element('div', 'row');
  const remaining = left(product.sku);
  row.append(element('strong', '', money(product.price.amount)), element('span', remaining <= 5 ? 'left few' : 'left', blocked || `${remaining} left`));
  what.append(element('span', 'name', nameOf(product)), row);
  made.append(what);
  if (chosen(product.sku)) made.append(element('span', 'chosen', chosen(product.sku)));
  made.addEventListener('click', () => change(product, 1));
  return made;
}

function draw() {
  const wanted = at('search').value.trim().toLowerCase();
  const shown = state.products.filter(product => (!state.category || product.category === state.category)
    && (!wanted || `${nameOf(product)} ${product.sku}`.toLowerCase().includes(wanted)));
  at('products').replaceChildren(...shown.map(card));
  if (!shown.length) at('products').append(element('p', 'quiet', state.products.length ? 'Nothing found.' : 'No products yet.'));
  const count = [...state.basket.values()].reduce((sum, quantity) => sum + quantity, 0);
  at('bar').hidden = count === 0;
  at('count').textContent = count === 1 ? '1 piece' : `${count} pieces`;
  at('total').textContent = money(due());
}

function drawCategories() {
  const names = ['', ...new Set(state.products.map(product => product.category).filter(Boolean))];
  at('categories').replaceChildren(...names.map(name => {
    const made = element('button', '', name || 'All');
    made.setAttribute('aria-pressed', name === state.category);
    made.addEventListener('click', () => { state.category = name; drawCategories(); draw(); });
    return made;
  }));
}

function change(product, by) {
  const most = Math.min(left(product.sku), product.limit_per_order || Infinity);
  const quantity = Math.max(0, Math.min(most, chosen(product.sku) + by));
  if (quantity) state.basket.set(product.sku, quantity); else state.basket.delete(product.sku);
  state.given = null;
  draw();
  if (!at('basket').hidden) drawBasket();
}

function drawBasket() {
  const inBasket = state.products.filter(product => chosen(product.sku));
  if (!inBasket.length) { at('basket').hidden = true; return; }
  at('lines').replaceChildren(...inBasket.map(product => {
    const row = element('div', 'line');
    const steps = element('div', 'steps');
    const less = element('button', '', '−'), more = element('button', '', '+');
    less.setAttribute('aria-label', 'One less');
    more.setAttribute('aria-label', 'One more');
    less.addEventListener('click', () => change(product, -1));
    more.addEventListener('click', () => change(product, 1));
    steps.append(less, element('span', '', chosen(product.sku)), more);
    row.append(element('span', '', nameOf(product)), steps, element('strong', '', money(chosen(product.sku) * product.price.amount)));
    return row;
  }));
  const total = due();
  const unit = 10 ** digits() / 100;
  const choices = [total, ...NOTES.map(note => Math.ceil(total / (note * unit)) * note * unit).filter(amount => amount > total)];
  const offered = [...new Set(choices)].sort((a, b) => a - b).slice(0, 4);
  if (!offered.includes(state.given)) state.given = total;
  at('given').replaceChildren(...offered.map(amount => {
    const made = element('button', '', amount === total ? 'Exact' : money(amount));
    made.setAttribute('aria-pressed', amount === state.given);
    made.addEventListener('click', () => { state.given = amount; drawBasket(); });
    return made;
  }));
  at('due').textContent = money(total);
  at('change').textContent = money(state.given - total);
}

function order() {
  const amount = value => ({ amount: value, currency: currency() });
  return {
    lines: [...state.basket].map(([sku, quantity]) => ({ sku, quantity })),
    tenders: [{ kind: 'cash', amount: amount(due()), given: amount(state.given) }],
  };
}

async function settle(kept) {
  show('waiting', '…', 'Not sold yet', 'Waiting for the node\'s word.', false);
  const outcome = await Node_.sell(kept, (tries, why) => show('waiting', '…', 'NOT SOLD YET', `${why} Trying again (${tries}) …`, false), admitted);
  if (outcome.sold) {
    const back = (outcome.sold.tenders || []).reduce((sum, tender) => sum + (tender.change ? tender.change.amount : 0), 0);
    state.basket.clear();
    at('basket').hidden = true;
    show('sold', '✓', `Sold: ${money(outcome.sold.total.amount)}`, `Order ${outcome.sold.number}.${back ? ` Give back ${money(back)}.` : ''}`, true, 'Next customer');
  } else {
    show('refused', '✕', 'Not sold', outcome.refused.detail || outcome.refused.title, true, 'Back');
  }
  refresh();
}

function show(kind, sign, title, text, done, next) {
  at('outcome').className = `outcome ${kind}`;
  at('outcome-sign').textContent = sign;
  at('outcome-title').textContent = title;
  at('outcome-text').textContent = text;
  at('outcome-next').hidden = !done;
  if (next) at('outcome-next').textContent = next;
  at('outcome').hidden = false;
}

// Asks for a code until the node lets this phone in. What follows the # never leaves the browser.
let admission = null;
function admitted() {
  admission ||= new Promise(resolve => {
    const code = (location.hash.match(/^#code=([\d-]+)$/) || [])[1];
    if (code) { at('enrol-code').value = code; history.replaceState(null, '', location.pathname); }
    at('enrol').hidden = false;
    at(code ? 'enrol-name' : 'enrol-code').focus();
    at('enrol-form').onsubmit = async event => {
      event.preventDefault();
      at('enter').disabled = true;
      const trouble = await Node_.enrol(at('enrol-code').value, at('enrol-name').value)
        .catch(() => 'The node does not answer. Stay near the stall\'s Wi-Fi, then try again.');
      at('enter').disabled = false;
      at('enrol-trouble').textContent = trouble;
      at('enrol-trouble').hidden = !trouble;
      if (!trouble) { at('enrol').hidden = true; admission = null; resolve(); }
    };
  });
  return admission;
}

// Without an answer the phone may be known: a sale will tell.
async function beginAdmission() {
  if (location.hash.startsWith('#code=') || !await Node_.known().catch(() => true)) await admitted();
}

function link(up) {
  at('link').className = up ? 'link up' : 'link down';
  at('link').textContent = up ? 'Connected' : 'No connection';
}

let revision = null;
async function refresh() {
  try {
    state.available = (await Node_.stock()).available;
    const catalog = await Node_.catalog(revision);
    if (catalog) {
      revision = catalog.revision;
      state.products = catalog.products;
      drawCategories();
    }
    link(true);
    draw();
  } catch (failure) {
    link(false);
  }
}

async function begin() {
  at('search').addEventListener('input', draw);
  at('open-basket').addEventListener('click', () => { at('basket').hidden = false; drawBasket(); });
  at('close-basket').addEventListener('click', () => { at('basket').hidden = true; });
  at('outcome-next').addEventListener('click', () => { at('outcome').hidden = true; });
  at('sell').addEventListener('click', () => settle(Node_.prepare(order())));
  beginAdmission();
  const unanswered = Node_.pending();
  if (unanswered) settle(unanswered);
  for (;;) {
    await refresh();
    if (at('event').textContent === 'Flightcase') Node_.event().then(event => { at('event').textContent = event.name; }).catch(() => {});
    await new Promise(resolve => setTimeout(resolve, STOCK_PERIOD_MS));
  }
}
begin();
