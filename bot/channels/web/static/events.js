// Reads a text/event-stream body (the browser's own EventSource cannot POST).
const END_OF_EVENT = /\r?\n\r?\n/;

export async function* readEvents(body, heard) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let waiting = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    heard();
    const blocks = (waiting + decoder.decode(value, { stream: true })).split(END_OF_EVENT);
    waiting = blocks.pop();
    yield* blocks.map(parse);
  }
}

function parse(block) {
  const found = { event: "message", data: [] };
  for (const line of block.split(/\r?\n/)) {
    const [, field, value] = line.match(/^(\w+): ?(.*)$/) ?? [];
    if (field === "event") found.event = value;
    if (field === "data") found.data.push(value);
  }
  return { event: found.event, data: found.data.join("\n") };
}
