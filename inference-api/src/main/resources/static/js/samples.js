import { Failure } from './failure.js';

/** The sample pictures: each is sent as if it had been chosen from the disk. */
export function takeSamples(take, fail) {
  document.querySelectorAll('[data-sample]').forEach((button) => {
    button.addEventListener('click', async () => {
      const address = button.dataset.sample;
      try {
        const response = await fetch(address);
        const blob = await response.blob();
        take([new File([blob], address.split('/').pop(), { type: blob.type })], button.dataset.mode);
      } catch {
        fail(Failure.unreachable());
      }
    });
  });
}
