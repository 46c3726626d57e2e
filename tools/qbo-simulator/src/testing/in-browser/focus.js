/** Runs in the browser, as one expression: the text that has the focus, and the outline that shows it. */
(() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return { text: document.activeElement.textContent.trim(), outline: `${outlineStyle} ${outlineWidth}` };
})();
