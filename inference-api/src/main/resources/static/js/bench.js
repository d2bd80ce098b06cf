import { hideBatch } from './batch.js';
import { tell } from './connection.js';
import { byId } from './dom.js';
import { takeCorrections } from './feedback.js';
import { takeFiles } from './files.js';
import { picture } from './ink.js';
import { Pad } from './pad.js';
import { Reader } from './reader.js';
import { takeSamples } from './samples.js';
import { tools } from './tools.js';

/** While a stroke goes on, the drawing is read at most so often, in milliseconds. */
const PACE = 150;

/** Connects what pictures come from with what reads them. */
export function openBench(bench) {
  const pad = new Pad(byId('canvas'));
  const update = tools(pad);
  const reader = new Reader(bench.dataset.ready);
  const given = byId('given');
  const modes = [...document.querySelectorAll('input[name=mode]')];
  const mode = () => modes.find((each) => each.checked).value;
  let timer = 0;
  let files = [];
  let making = 0; // pictures, at this moment
  let turn = 0; // changes with what is to be read: a picture made meanwhile is of something before

  /** Ends what waits to be read. */
  function nextTurn() {
    clearTimeout(timer);
    timer = 0;
    return ++turn;
  }

  async function readDrawing(final) {
    clearTimeout(timer);
    timer = 0;
    if (making > 0 && !final) {
      return; // a slow device reads fewer of what is not done yet
    }
    const mine = nextTurn();
    if (final) {
      reader.expect();
    }
    making++;
    const blob = await picture(pad.strokes, pad.ratio);
    making--;
    if (mine === turn) {
      reader.read({ pictures: [blob], mode: mode(), drawn: true, final });
    }
  }

  function show(pictures) {
    files = pictures;
    if (given.src) {
      URL.revokeObjectURL(given.src);
      given.removeAttribute('src');
    }
    given.hidden = pictures.length !== 1;
    if (pictures.length === 1) {
      given.src = URL.createObjectURL(pictures[0]);
    }
    const empty = pad.strokes.length === 0 && pictures.length !== 1;
    byId('invite').hidden = !empty;
    byId('canvas').setAttribute('aria-label', empty ? 'Drawing area, empty' : 'Drawing area');
    update(pictures.length > 0);
  }

  pad.onchange = (going) => {
    hideBatch();
    show([]);
    if (pad.strokes.length === 0) {
      nextTurn();
      reader.clear();
    } else if (!going) {
      readDrawing(true);
    } else if (timer === 0) {
      timer = setTimeout(() => readDrawing(false), PACE);
    }
  };

  function take(pictures, wanted) {
    hideBatch();
    if (wanted) {
      choose(wanted);
    }
    nextTurn();
    pad.reset();
    show(pictures);
    reader.read({ pictures, mode: mode(), drawn: false, final: true });
  }

  function choose(wanted) {
    modes.forEach((each) => { each.checked = each.value === wanted; });
    bench.classList.toggle('wide', wanted === 'number');
  }

  modes.forEach((each) => each.addEventListener('change', () => {
    choose(each.value);
    if (files.length === 1) {
      take(files);
    } else {
      requestAnimationFrame(() => pad.onchange(false));
    }
  }));
  takeFiles(take);
  takeSamples(take, tell);
  reader.onanswer = takeCorrections();
  bench.dataset.live = ''; // from now on the page reacts
}
