import { byId } from './dom.js';

/** The buttons, the pen and the keys around the drawing area. */
export function tools(pad) {
  const buttons = { undo: byId('undo'), redo: byId('redo'), clear: byId('clear') };
  for (const [name, button] of Object.entries(buttons)) {
    button.addEventListener('click', () => pad[name]());
  }
  byId('pen').addEventListener('input', (event) => { pad.width = Number(event.target.value); });
  pad.width = Number(byId('pen').value);
  addEventListener('keydown', (event) => {
    const name = action(event);
    if (name && !buttons[name].disabled) {
      event.preventDefault();
      pad[name]();
    }
  });
  return (shown) => {
    buttons.undo.disabled = !pad.sketch.undoable;
    buttons.redo.disabled = !pad.sketch.redoable;
    buttons.clear.disabled = pad.sketch.empty && !shown;
  };
}

/** What a key means; a key alone only where it means nothing else. */
function action(event) {
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === 'y' || (key === 'z' && event.shiftKey)) {
      return 'redo';
    }
    return key === 'z' ? 'undo' : null;
  }
  const typing = event.target.closest?.('input, textarea, select, summary');
  return !typing && (key === 'delete' || key === 'backspace') ? 'clear' : null;
}
