import { byId } from './dom.js';
import { post } from './questions.js';
import { named } from './words.js';

/** Lets a reader say what a picture shows, where the service keeps that. */
export function takeCorrections() {
  const panel = byId('correct');
  let picture = null;
  panel?.querySelectorAll('[data-digit]').forEach((button) => {
    button.addEventListener('click', async () => {
      const digit = Number(button.dataset.digit);
      try {
        await post(`/feedback?digit=${digit}`, [picture]);
        byId('thanks').textContent = `Thank you. It is kept as ${named(digit)}.`;
      } catch (failure) {
        byId('thanks').textContent = `${failure.title}. ${failure.message}`;
      }
    });
  });
  return (question) => {
    picture = question?.pictures[0] ?? null;
    if (panel) {
      panel.hidden = !picture || question.mode !== 'digit';
      // a later answer to the same drawing must not shut it under the reader's hand
      panel.open &&= !panel.hidden && question.drawn;
      byId('thanks').textContent = '';
    }
  };
}
