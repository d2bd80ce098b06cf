import { byId } from './dom.js';

/** Every way in which a picture comes in as a file; all of them end in the same call. */
export function takeFiles(take) {
  const input = byId('file');
  input.multiple = true; // without scripts the form is for one
  byId('form').addEventListener('submit', (event) => {
    event.preventDefault();
    take([...input.files]);
  });
  for (const each of [input, byId('camera')]) {
    each.addEventListener('change', () => each.files.length > 0 && take([...each.files]));
  }
  drop(take);
  paste(take);
}

function drop(take) {
  const holds = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  const mark = (on) => byId('pad').classList.toggle('over', on);
  addEventListener('dragover', (event) => {
    if (holds(event)) {
      event.preventDefault();
      mark(true);
    }
  });
  addEventListener('dragleave', (event) => event.relatedTarget === null && mark(false));
  addEventListener('drop', (event) => {
    mark(false);
    if (holds(event)) {
      event.preventDefault();
      take([...event.dataTransfer.files]);
    }
  });
}

function paste(take) {
  addEventListener('paste', (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0) {
      event.preventDefault();
      take(files);
    }
  });
}
