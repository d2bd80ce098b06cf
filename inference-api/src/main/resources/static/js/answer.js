import { byId, element } from './dom.js';
import { percent, said, sure } from './words.js';

const STATES = ['empty', 'sure', 'unsure'];
const panel = byId('answer');

/** Shows the answer to one picture of one digit. */
export function showDigit(answer) {
  verdict(answer.recognised ? 'sure' : 'unsure', answer.prediction, said(answer), sure(answer));
  bars(answer.probabilities, answer.prediction);
  byId('bars').hidden = false;
  byId('number').hidden = true;
  steps(answer.steps);
}

/** Shows the answer to a picture of several. */
export function showNumber(answer) {
  const digits = answer.digits ?? [];
  verdict(
    answer.recognised ? 'sure' : 'unsure',
    answer.number || '?',
    answer.number ? `It reads ${answer.number}` : 'No digits found',
    digits.length === 1 ? 'One digit' : `${digits.length} digits, from left to right`);
  byId('number').replaceChildren(...digits.map((digit) => {
    const item = element('li');
    item.append(element('b', digit.prediction), element('span', digit.recognised ? percent(digit.confidence) : 'not sure'));
    return item;
  }));
  byId('number').hidden = digits.length === 0;
  byId('bars').hidden = true;
  byId('insight').hidden = true;
}

/** Shows that nothing was asked, or why there is no answer to it. */
export function showNothing(words = 'Nothing to read yet', how = 'The answer appears here.') {
  verdict('empty', '?', words, how);
  bars(Array(10).fill(0), -1);
  byId('bars').hidden = false;
  byId('number').hidden = true;
  byId('insight').hidden = true;
}

/** Shows that the answer is of something before, and a new one on its way. */
export function pending(waits) {
  panel.classList.toggle('pending', waits);
  // a correction is of what is shown, and that is of something before
  panel.querySelectorAll('[data-digit]').forEach((button) => { button.disabled = waits; });
}

function verdict(state, digit, words, how) {
  panel.classList.remove(...STATES);
  panel.classList.add(state);
  byId('digit').textContent = digit;
  // a screen reader says what changes
  for (const [id, text] of [['said', words], ['sure', how]]) {
    if (byId(id).textContent !== text) {
      byId(id).textContent = text;
    }
  }
}

function bars(probabilities, best) {
  byId('bars').querySelectorAll('tbody tr').forEach((row, digit) => {
    row.classList.toggle('best', digit === best);
    row.querySelector('rect').setAttribute('width', `${(probabilities[digit] * 100).toFixed(1)}%`);
    row.querySelector('.value').textContent = best < 0 ? '' : percent(probabilities[digit]);
  });
}

function steps(list) {
  byId('steps').replaceChildren(...list.map((step) => element('li', step)));
  byId('untouched').hidden = list.length > 0;
}
