// Building nodes without ever parsing text as HTML.
export function make(tag, properties = {}, ...children) {
  const node = Object.assign(document.createElement(tag), properties);
  node.append(...children);
  return node;
}

export function phoneLink(number, className) {
  return make("a", { className, href: `tel:${number.replace(/[^\d+]/g, "")}`, textContent: number });
}
