import { byId, element } from './dom.js';
import { percent, said } from './words.js';

let addresses = [];

/** Shows what became of several pictures, as a grid. */
export function showBatch(pictures, results) {
  hideBatch();
  addresses = pictures.map((picture) => URL.createObjectURL(picture));
  byId('batch-list').replaceChildren(...results.map((result, i) => card(result, pictures[i], addresses[i])));
  const read = results.filter((result) => result.answer?.recognised).length;
  byId('batch-summary').textContent = `${read} of ${results.length} read as a digit`;
  byId('batch').hidden = false;
  byId('batch').focus();
}

/** Takes the grid away. */
export function hideBatch() {
  byId('batch').hidden = true;
  addresses.forEach((address) => URL.revokeObjectURL(address));
  addresses = [];
}

function card(result, picture, address) {
  const item = element('li');
  const shown = element('img', '', { src: address, alt: '' });
  shown.addEventListener('error', () => shown.remove()); // the browser cannot show it either
  item.append(
    shown,
    element('span', picture.name ?? `Picture ${result.index + 1}`, { className: 'name', title: picture.name ?? '' }));
  if (result.answer) {
    item.append(
      element('b', result.answer.recognised ? result.answer.prediction : '?'),
      element('span', result.answer.recognised ? `${percent(result.answer.confidence)} sure` : said(result.answer), { className: 'faint' }));
  } else {
    item.append(element('span', `${result.problem.title}. ${result.problem.detail}`, { className: 'bad' }));
  }
  return item;
}
