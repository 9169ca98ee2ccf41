// Building nodes without ever parsing text as HTML.
let last = 0;

export function make(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const text = (tag, textContent, className = "") => make(tag, { textContent, className });

export function button(label, onclick, className = "") {
  return make("button", { type: "button", textContent: label, className, onclick });
}

/** A labelled input, select or textarea, with an explanation that is read out with it. */
export function field(label, input, hint = "") {
  last += 1;
  input.id ||= `field-${last}`;
  const box = make("div", { className: "field" }, make("label", { htmlFor: input.id, textContent: label }), input);
  if (!hint) return box;
  box.append(make("p", { id: `${input.id}-hint`, className: "hint", textContent: hint }));
  input.setAttribute("aria-describedby", `${input.id}-hint`);
  return box;
}

/** A part of a page under its own heading. */
export function section(heading, className, ...children) {
  last += 1;
  const title = make("h2", { id: `part-${last}`, textContent: heading });
  const part = make("section", { className }, title, ...children);
  part.setAttribute("aria-labelledby", title.id);
  return part;
}

export function option(value, label, selected = false) {
  return make("option", { value, textContent: label, selected });
}
