import { pending, showDigit, showNothing, showNumber } from './answer.js';
import { showBatch } from './batch.js';
import { box } from './boxes.js';
import { pause, ready, tell } from './connection.js';
import { explain } from './explanation.js';
import { Questions } from './questions.js';

/** Time without a change after which the reasons are asked for as well. */
const IDLE = 300;

/** From pictures to what the page shows of them. */
export class Reader {
  #questions = new Questions();
  #readiness;
  #answered = () => {};

  /** @param readiness address that tells whether the service can answer */
  constructor(readiness) {
    this.#readiness = readiness;
  }

  /** Is called with the question and the answer that are shown, or with nulls. */
  set onanswer(callback) {
    this.#answered = callback;
  }

  /** Shows nothing, whatever is on its way. */
  clear() {
    this.#questions.drop();
    pending(false);
    tell(null);
    showNothing();
    box(null);
    explain(null);
    this.#answered(null, null);
  }

  /** What is shown, and what is on its way, is of something before: a picture is being made. */
  expect() {
    this.#questions.drop();
    pending(true);
  }

  /**
   * Reads one picture, or several.
   *
   * @param question {pictures: [Blob], mode: 'digit' or 'number', drawn, final: whether no more
   *     is to come at once}
   */
  async read(question) {
    pending(true);
    try {
      const answer = await this.#questions.ask(path(question), question.pictures);
      if (answer) {
        this.#show(question, answer);
        if (question.final) {
          await this.#ponder(question);
        }
      }
    } catch (failure) {
      await this.#fail(question, failure);
    }
  }

  #show(question, answer) {
    pending(false);
    tell(null);
    if (question.pictures.length > 1) {
      showBatch(question.pictures, answer.results);
      return;
    }
    if (question.mode === 'number') {
      showNumber(answer);
    } else {
      showDigit(answer);
      if (answer.explanation || !question.drawn) {
        explain(answer.explanation);
      }
    }
    box(answer, question.drawn);
    this.#answered(question, answer);
  }

  /** Asks once more, with reasons, when nothing else is asked: they take longer than the answer. */
  async #ponder(question) {
    if (question.mode !== 'digit' || question.pictures.length > 1) {
      return;
    }
    const turn = this.#questions.turn;
    await pause(question.drawn ? IDLE : 0);
    if (turn !== this.#questions.turn) {
      return;
    }
    const answer = await this.#questions.ask('/predict?explain=true', question.pictures);
    if (answer) {
      explain(answer.explanation);
    }
  }

  async #fail(question, failure) {
    pending(false);
    if (!question.drawn || failure.passing) {
      tell(failure);
    }
    if (!failure.passing) {
      // a drawing that has only begun is no reason for alarm
      showNothing(...(question.drawn ? [failure.title, failure.message] : []));
      box(null);
      explain(null);
      this.#answered(null, null);
      return;
    }
    const turn = this.#questions.turn;
    await pause(failure.retryAfter * 1000);
    await ready(this.#readiness);
    if (turn === this.#questions.turn) {
      await this.read(question);
    }
  }
}

function path(question) {
  if (question.pictures.length > 1) {
    return '/predict/batch';
  }
  return question.mode === 'number' ? '/predict?mode=number' : '/predict';
}
