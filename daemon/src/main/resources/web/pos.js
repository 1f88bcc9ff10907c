'use strict';
// The POS page: choose, take money, sell. Nothing is sold until the node says so.
const POLL_MS = 15000;
const SECOND_MS = 1000;

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
      state.offering = catalog.offering;
      if (!state.offering.price_lists.includes(state.list)) state.list = '';
      for (const line of state.basket.values()) line.product = state.products.find(product => product.sku === line.product.sku) || line.product;
      drawCategories();
    }
    link(true);
    draw();
  } catch (failure) {
    link(false);
  }
}

// The node tells of each change; asking now and then covers what gets lost on the way.
function listen() {
  const updates = new EventSource('/api/v1/updates');
  const hear = (name, what) => updates.addEventListener(name, event => { link(true); what(JSON.parse(event.data)); });
  hear('stock', change => { state.available[change.sku] = change.available; drawSoon(); });
  hear('price', change => {
    const product = state.products.find(known => known.sku === change.sku);
    if (product) { product.price = change.price; drawSoon(); }
  });
  hear('drop', () => { revision = null; refresh(); });
  hear('catalog', change => { if (change.revision !== revision) { revision = null; refresh(); } });
  updates.onerror = () => link(false);
}

let drawing = 0;
function drawSoon() {
  drawing ||= requestAnimationFrame(() => { drawing = 0; draw(); });
}

function everySecond() {
  Holding.tick();
  if (state.products.some(product => product.state === 'armed')) draw();
}

function begin() {
  at('search').addEventListener('input', draw);
  at('open-basket').addEventListener('click', openBasket);
  at('close-basket').addEventListener('click', closeBasket);
  at('open-sales').addEventListener('click', openSales);
  at('show-sold').addEventListener('click', () => showSales(false));
  at('show-waiting').addEventListener('click', () => showSales(true));
  at('close-sales').addEventListener('click', () => { at('sales').hidden = true; });
  at('close-receipt').addEventListener('click', () => { at('receipt').hidden = true; });
  at('outcome-next').addEventListener('click', () => { at('outcome').hidden = true; });
  at('training').addEventListener('change', () => { state.training = at('training').checked; state.basket.clear(); draw(); });
  at('helper').addEventListener('change', () => { state.helper = at('helper').value.trim(); });
  at('sell').addEventListener('click', async () => {
    at('sell').disabled = true;
    const asked = await order();
    at('sell').disabled = false;
    settle(Node_.prepare(asked));
  });
  addEventListener('pagehide', () => Holding.drop());
  beginAdmission();
  const unanswered = Node_.pending();
  if (unanswered) settle(unanswered);
  Node_.event().then(event => { at('event').textContent = event.name; }).catch(() => {});
  refresh();
  listen();
  setInterval(refresh, POLL_MS);
  setInterval(everySecond, SECOND_MS);
}
begin();
