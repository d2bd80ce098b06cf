/**
 * The strokes of a drawing and its past. Every change makes a new list, so that undoing is going
 * back by one; clearing is a change like any other, and can be undone too.
 */
export class Sketch {
  #past = [[]];
  #now = 0;

  /** All strokes: {width, points: [{x, y}]}, in units of the drawing's height. */
  get strokes() {
    return this.#past[this.#now];
  }

  get empty() {
    return this.strokes.length === 0;
  }

  get undoable() {
    return this.#now > 0;
  }

  get redoable() {
    return this.#now < this.#past.length - 1;
  }

  add(stroke) {
    this.#change([...this.strokes, stroke]);
  }

  clear() {
    if (!this.empty) {
      this.#change([]);
    }
  }

  undo() {
    this.#now -= this.undoable ? 1 : 0;
  }

  redo() {
    this.#now += this.redoable ? 1 : 0;
  }

  #change(strokes) {
    this.#past = [...this.#past.slice(0, this.#now + 1), strokes];
    this.#now++;
  }
}
