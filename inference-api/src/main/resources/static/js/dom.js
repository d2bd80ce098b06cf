/** Short words for what every module does with the document. */

export function byId(id) {
  return document.getElementById(id);
}

/** An element with a text and properties. */
export function element(name, text = '', properties = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  return Object.assign(made, properties);
}
