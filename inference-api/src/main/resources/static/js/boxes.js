import { byId } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';

/** Draws a box around each digit, over the drawing or the picture; none without an answer. */
export function box(answer, drawn) {
  const layer = byId('boxes');
  layer.replaceChildren();
  layer.classList.toggle('inked', drawn);
  if (!answer?.digits) {
    return;
  }
  layer.setAttribute('viewBox', `0 0 ${answer.width} ${answer.height}`);
  for (const digit of answer.digits) {
    const rect = document.createElementNS(SVG, 'rect');
    for (const side of ['x', 'y', 'width', 'height']) {
      rect.setAttribute(side, digit.box[side]);
    }
    rect.setAttribute('rx', answer.height / 60);
    rect.classList.toggle('unsure', !digit.recognised);
    layer.append(rect);
  }
}
