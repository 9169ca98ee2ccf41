// What a page looks like to somebody who sees poorly or taps with a thumb: faults, in words (WCAG 2.2 AA).
() => {
  const faults = [];
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = (colour) => {
    const [red, green, blue] = channels(colour)
      .slice(0, 3)
      .map((part) => part / 255)
      .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      const [, , , alpha = 1] = channels(colour);
      if (alpha === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const contrast = (one, other) => {
    const [darker, lighter] = [light(one), light(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  };
  const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().width > 1;

  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.textContent.trim() || !seen(node) || node.closest(":disabled, noscript, option")) continue;
    const { color, fontSize, fontWeight } = getComputedStyle(node);
    const size = Number.parseFloat(fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    const ratio = contrast(color, ground(node));
    if (ratio < (large ? 3 : 4.5)) faults.push(`${ratio.toFixed(2)}: ${node.textContent.trim().slice(0, 40)}`);
  }
  for (const node of document.querySelectorAll("input, select, textarea")) {
    if (!seen(node) || node.matches("[type=radio], [type=checkbox]")) continue;
    const ratio = contrast(getComputedStyle(node).borderTopColor, ground(node.parentElement));
    if (ratio < 3) faults.push(`${ratio.toFixed(2)}: the edge of ${node.id}`);
  }
  for (const node of document.querySelectorAll("a, button, input, select, summary")) {
    const { width, height } = node.getBoundingClientRect();
    const inText = node.matches("p a");
    if (seen(node) && !inText && !node.closest("label") && (width < 24 || height < 24)) {
      faults.push(`${width}×${height}: ${node.textContent || node.id}`);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth) faults.push(`${document.documentElement.scrollWidth} wide`);
  return faults;
};
