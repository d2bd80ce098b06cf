import { byId } from './dom.js';

const EVERY = 1000;

/** Waits until the service says that it is ready. */
export async function ready(address) {
  for (;;) {
    await pause(EVERY);
    try {
      const response = await fetch(address, { cache: 'no-store' });
      if (response.ok) {
        return;
      }
    } catch {
      // it is gone, or not there yet: ask again
    }
  }
}

export function pause(milliseconds) {
  return new Promise((resolve) => { setTimeout(resolve, milliseconds); });
}

/** Tells what went wrong; nothing if there is no failure. */
export function tell(failure) {
  byId('problem').hidden = !failure;
  if (failure) {
    byId('problem-title').textContent = failure.title;
    byId('problem-detail').textContent = failure.message;
  }
}
