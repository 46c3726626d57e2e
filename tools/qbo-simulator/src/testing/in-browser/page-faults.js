/** Runs in the browser, as one expression: what is wrong with the page, for those who see, hear or feel it. */
[...structureFaults(), ...contrastFaults(), ...widthFaults()];

/** What those need who do not see the page, and the banner. */
function structureFaults() {
  const faults = [];
  const count = (selector) => document.querySelectorAll(selector).length;
  if (document.documentElement.lang !== 'en') faults.push('no language');
  for (const once of ['main', 'h1', '.banner']) if (count(once) !== 1) faults.push(`${count(once)} ${once}`);
  if (!document.querySelector('.banner')?.textContent?.includes('not Intuit')) faults.push('no banner');
  for (const field of document.querySelectorAll('input, select, textarea')) {
    const named = field.ariaLabel ?? field.labels?.[0]?.textContent ?? '';
    if (field.type !== 'hidden' && named.trim() === '') faults.push(`no label: ${field.name}`);
  }
  for (const head of document.querySelectorAll('th'))
    if (!head.scope) faults.push(`no scope: ${head.textContent}`);
  for (const link of document.querySelectorAll('a, button')) {
    if ((link.textContent ?? '').trim() === '') faults.push(`no text: ${link.outerHTML}`);
  }
  return faults;
}

/** Every text has a contrast of 4.5 with what it stands on. */
function contrastFaults() {
  const channels = (color) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (color) => {
    const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element) => {
    if (!element) return 'rgb(255, 255, 255)';
    const color = getComputedStyle(element).backgroundColor;
    return channels(color)[3] === 0 ? ground(element.parentElement) : color;
  };
  const faults = new Set();
  for (const element of document.body.querySelectorAll('*')) {
    const text = [...element.childNodes].find((node) => node.nodeType === 3 && node.textContent?.trim());
    if (!text || element.getClientRects().length === 0) continue;
    const [one, other] = [luminance(getComputedStyle(element).color), luminance(ground(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) faults.add(`contrast ${ratio.toFixed(1)}: ${element.tagName} ${element.className}`);
  }
  return [...faults];
}

/** Nothing makes the page wider than the screen. */
function widthFaults() {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px too wide`] : [];
}
