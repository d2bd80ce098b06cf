import { ready } from './connection.js';

/** While there is no model: turns into the ready page as soon as there is one. */
export async function awaitModel(section) {
  await ready(section.dataset.ready);
  location.replace('/');
}
