'use strict';
// What things cost, as the node will reckon it: whole minor units, the tax half up per rate over the whole order.
const MILLION = 1000000n;
const currency = () => (state.products[0] || { price: { currency: 'EUR' } }).price.currency;
const digits = () => new Intl.NumberFormat('en', { style: 'currency', currency: currency() }).resolvedOptions().maximumFractionDigits;
const money = minor => new Intl.NumberFormat(language, { style: 'currency', currency: currency() }).format(minor / 10 ** digits());
const amount = minor => ({ amount: minor, currency: currency() });
// What a person typed, in minor units; NaN when it is no amount.
const minor = text => Math.round(Number(text.trim().replace(',', '.')) * 10 ** digits());

// One line of the basket: {product, quantity, price (open prices only), discount: {minor, reason}}.
const priceOf = product => ((product.price_lists || {})[state.list] || product.price).amount;
const unitOf = line => line.price ?? priceOf(line.product);
const totalOf = line => unitOf(line) * line.quantity - (line.discount ? line.discount.minor : 0);

// A rate in percent, such as 19 or 8.875, in parts of a million.
const partsOf = rate => BigInt(Math.round(Number(state.offering.tax_rates[rate] || 0) * 10000));

// The tax that comes on top; nothing where prices include it.
function taxOnTop() {
  if (state.offering.prices !== 'tax-exclusive') return 0;
  const sums = new Map();
  for (const line of state.basket.values()) sums.set(line.product.tax, (sums.get(line.product.tax) || 0) + totalOf(line));
  let tax = 0n;
  for (const [rate, sum] of sums) tax += (2n * BigInt(sum) * partsOf(rate) + MILLION) / (2n * MILLION);
  return Number(tax);
}

const due = () => [...state.basket.values()].reduce((sum, line) => sum + totalOf(line), 0) + taxOnTop();
