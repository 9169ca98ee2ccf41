// Talking with the widget that may hold this page in a frame. Nothing that was written is ever in it.
const framed = window.parent !== window;
let heard = false;

export const isFramed = () => framed;

/** True once our widget has answered: then it can take the whole page away for us. */
export const hasWidget = () => heard;

export function tellHost(what, address = null) {
  if (framed) window.parent.postMessage({ natlys: what, address }, "*");
}

export function listenToHost(actions) {
  window.addEventListener("message", ({ source, data }) => {
    if (!framed || source !== window.parent || !Object.hasOwn(actions, data?.natlys ?? "")) return;
    heard = true;
    actions[data.natlys]();
  });
}
