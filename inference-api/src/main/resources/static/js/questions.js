import { Failure } from './failure.js';

/**
 * Asks the service, one question at a time: a newer one ends the one before, and an answer that is
 * overtaken nevertheless is dropped.
 */
export class Questions {
  #turn = 0;
  #controller = new AbortController();

  /** Changes with every question. */
  get turn() {
    return this.#turn;
  }

  /** Forgets the question that is on its way. */
  drop() {
    this.#controller.abort();
    this.#controller = new AbortController();
    return ++this.#turn;
  }

  /**
   * Posts pictures.
   *
   * @returns the answer, or null if a newer question was asked meanwhile
   * @throws Failure if there is no answer
   */
  async ask(path, pictures) {
    const turn = this.drop();
    try {
      const answer = await post(path, pictures, this.#controller.signal);
      return turn === this.#turn ? answer : null;
    } catch (failure) {
      if (turn !== this.#turn) {
        return null;
      }
      throw failure;
    }
  }
}

/** Posts pictures as a form. */
export async function post(path, pictures, signal, fields = {}) {
  const form = new FormData();
  for (const picture of pictures) {
    form.append('file', picture, picture.name ?? 'drawing.png');
  }
  for (const [name, value] of Object.entries(fields)) {
    form.append(name, value);
  }
  let response;
  try {
    response = await fetch(path, { method: 'POST', body: form, signal, headers: { Accept: 'application/json' } });
  } catch {
    throw Failure.unreachable(); // or ended by a newer question, which drops this
  }
  if (!response.ok) {
    throw await Failure.of(response);
  }
  return response.status === 204 ? null : response.json().catch(() => { throw Failure.unreachable(); });
}
