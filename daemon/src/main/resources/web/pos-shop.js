'use strict';
// What is on sale and what is in the basket; drawing the products.
const at = id => document.getElementById(id);
const language = (navigator.language || 'en').slice(0, 2);
const state = { products: [], offering: { price_lists: [], pickups: [], tax_rates: {} }, available: {}, basket: new Map(), category: '', training: false, helper: '', list: '', pickup: '' };

const nameOf = product => product.name[language] || product.name.en || Object.values(product.name)[0];
function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function button(className, text, click, label) {
  const made = element('button', className, text);
  if (label) made.setAttribute('aria-label', label);
  made.addEventListener('click', click);
  return made;
}

const left = sku => state.available[sku] ?? 0;
const chosen = sku => (state.basket.get(sku) || { quantity: 0 }).quantity;

function countdown(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

// Why it can not be sold now, in a word or two; empty when it can. For practice everything can.
function obstacle(product) {
  if (state.training) return '';
  if (product.state === 'armed') {
    const opens = new Date(product.window.opens), wait = opens - Date.now();
    if (wait > 3600000) return `opens ${opens.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}`;
    return wait > 0 ? `opens in ${countdown(wait)}` : 'opens now';
  }
  if (product.state !== 'on-sale') return product.state.replace('-', ' ');
  return left(product.sku) <= 0 ? 'sold out' : '';
}

function card(product) {
  const blocked = obstacle(product);
  const made = button('product', undefined, () => change(product, 1));
  made.dataset.sku = product.sku;
  made.disabled = blocked !== '';
  const image = (product.images || [])[0];
  if (image) {
    const picture = element('img');
    picture.src = `/api/v1/assets/${image.sha256}?w=320`;
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
  row.append(
    element('strong', '', product.open_price ? `from ${money(priceOf(product))}` : money(priceOf(product))),
    element('span', remaining <= 5 ? 'left few' : 'left', blocked || `${remaining} left`));
  what.append(element('span', 'name', nameOf(product)), row);
  made.append(what);
  if (chosen(product.sku)) made.append(element('span', 'chosen', chosen(product.sku)));
  return made;
}

function draw() {
  const wanted = at('search').value.trim().toLowerCase();
  const shown = state.products.filter(product => (!state.category || product.category === state.category)
    && (!wanted || `${nameOf(product)} ${product.sku}`.toLowerCase().includes(wanted)));
  at('products').replaceChildren(...shown.map(card));
  if (!shown.length) at('products').append(element('p', 'quiet', state.products.length ? 'Nothing found.' : 'No products yet.'));
  const count = [...state.basket.values()].reduce((sum, line) => sum + line.quantity, 0);
  at('bar').hidden = count === 0;
  at('count').textContent = count === 1 ? '1 piece' : `${count} pieces`;
  at('total').textContent = money(due());
  at('training-banner').hidden = !state.training;
}

function drawCategories() {
  const names = ['', ...new Set(state.products.map(product => product.category).filter(Boolean))];
  at('categories').replaceChildren(...names.map(name => {
    const made = button('', name || 'All', () => { state.category = name; drawCategories(); draw(); });
    made.setAttribute('aria-pressed', name === state.category);
    return made;
  }));
}

// What is kept for this basket counts as there: the node has taken it from what is left.
function change(product, by) {
  const line = state.basket.get(product.sku) || { product, quantity: 0 };
  const there = state.training ? Infinity : left(product.sku) + Holding.kept(product.sku);
  line.quantity = Math.max(0, Math.min(there, product.limit_per_order || Infinity, line.quantity + by));
  if (line.quantity) state.basket.set(product.sku, line); else state.basket.delete(product.sku);
  draw();
  if (!at('basket').hidden) { Holding.again(); drawBasket(); }
}
