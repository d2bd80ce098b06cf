import { byId, element } from './dom.js';

const SIDE = 28;
const FOR = [228, 87, 46];
const AGAINST = [61, 127, 214];

/** Shows what the network saw and why it answered so; or nothing, while that is not known. */
export function explain(explanation) {
  byId('insight').hidden = !explanation;
  byId('why').hidden = !explanation?.relevance;
  if (!explanation) {
    return;
  }
  byId('seen').src = png(explanation.input);
  byId('method').textContent = explanation.method ? ` (${explanation.method})` : '';
  if (explanation.relevance) {
    heat(explanation.relevance);
  }
  byId('maps').replaceChildren(...(explanation.activations ?? []).map((map, i) => {
    const item = element('li');
    item.append(element('img', '', { src: png(map), alt: `What filter ${i + 1} found` }));
    return item;
  }));
}

/** Lays the heat map over the picture while the reader looks at the reasons. */
byId('why')?.addEventListener('toggle', () => {
  byId('heat').hidden = !byId('why').open;
});

function heat(relevance) {
  const context = byId('heat').getContext('2d');
  const pixels = context.createImageData(SIDE, SIDE);
  const most = Math.max(...relevance.map(Math.abs)) || 1;
  relevance.forEach((value, i) => {
    pixels.data.set([...(value > 0 ? FOR : AGAINST), 255 * Math.min(1, Math.abs(value) / most) ** 0.7], 4 * i);
  });
  context.putImageData(pixels, 0, 0);
}

function png(base64) {
  return base64.startsWith('data:') ? base64 : `data:image/png;base64,${base64}`;
}
