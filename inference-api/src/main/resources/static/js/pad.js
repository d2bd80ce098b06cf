import { draw } from './ink.js';
import { Sketch } from './sketch.js';

/** The drawing area: from mouse, pen and finger to strokes. */
export class Pad {
  #canvas;
  #context;
  #sketch = new Sketch();
  #stroke = null;
  #pointer = null;
  #frame = 0;

  /** What a stroke added now is as thick as, in hundredths of the area's height. */
  width = 8;

  /** Is called with true while a stroke goes on, and with false after a change is complete. */
  onchange = () => {};

  constructor(canvas) {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d');
    canvas.addEventListener('pointerdown', (event) => this.#down(event));
    canvas.addEventListener('pointermove', (event) => this.#move(event));
    canvas.addEventListener('pointerup', (event) => this.#up(event));
    canvas.addEventListener('pointercancel', (event) => this.#up(event));
    // the size on the screen changes with the window, the zoom and the mode
    new ResizeObserver(() => this.#fit()).observe(canvas);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#repaint());
  }

  get sketch() {
    return this.#sketch;
  }

  /** What is drawn at this moment, the stroke that goes on included. */
  get strokes() {
    return this.#stroke ? [...this.#sketch.strokes, this.#stroke] : this.#sketch.strokes;
  }

  get ratio() {
    const box = this.#canvas.getBoundingClientRect();
    return box.width / box.height;
  }

  undo() {
    this.#apply(() => this.#sketch.undo());
  }

  redo() {
    this.#apply(() => this.#sketch.redo());
  }

  clear() {
    this.#apply(() => this.#sketch.clear());
  }

  /** Forgets the drawing and its past, without telling anybody: something else is shown. */
  reset() {
    this.#sketch = new Sketch();
    this.#repaint();
  }

  #apply(change) {
    this.#stroke = null;
    change();
    this.#repaint();
    this.onchange(false);
  }

  #down(event) {
    if (this.#pointer !== null || event.button !== 0) {
      return; // a second finger, or another button
    }
    event.preventDefault();
    this.#pointer = event.pointerId;
    this.#canvas.setPointerCapture(event.pointerId);
    this.#stroke = { width: this.width / 100, points: [this.#point(event)] };
    this.#repaint();
    this.onchange(true);
  }

  #move(event) {
    if (event.pointerId !== this.#pointer || !this.#stroke) {
      return;
    }
    // what came between two frames; Safari has had it only since version 18
    const all = event.getCoalescedEvents?.() ?? [];
    for (const each of all.length > 0 ? all : [event]) {
      this.#stroke.points.push(this.#point(each));
    }
    this.#repaint();
    this.onchange(true);
  }

  #up(event) {
    if (event.pointerId !== this.#pointer) {
      return;
    }
    this.#pointer = null;
    if (this.#stroke) {
      this.#sketch.add(this.#stroke);
      this.#stroke = null;
      this.#repaint();
      this.onchange(false);
    }
  }

  #point(event) {
    const box = this.#canvas.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.height, y: (event.clientY - box.top) / box.height };
  }

  #fit() {
    const box = this.#canvas.getBoundingClientRect();
    const scale = window.devicePixelRatio || 1;
    this.#canvas.width = Math.round(box.width * scale);
    this.#canvas.height = Math.round(box.height * scale);
    this.#paint();
  }

  #repaint() {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#paint());
  }

  #paint() {
    const { width, height } = this.#canvas;
    this.#context.clearRect(0, 0, width, height);
    this.#context.strokeStyle = getComputedStyle(this.#canvas).color;
    draw(this.#context, this.strokes);
  }
}
