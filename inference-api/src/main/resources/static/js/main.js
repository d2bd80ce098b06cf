import { byId } from './dom.js';

/** The page has a bench where there is a model, a notice of waiting where there is none yet. */
const bench = byId('bench');
const waiting = byId('waiting');
if (bench) {
  import('./bench.js').then(({ openBench }) => openBench(bench));
} else if (waiting) {
  import('./waiting.js').then(({ awaitModel }) => awaitModel(waiting));
}
