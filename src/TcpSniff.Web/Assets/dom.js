// Makes elements. Text is always set as text: what came from the wire can never become markup.
const SVG = 'http://www.w3.org/2000/svg';

const fill = (node, attributes, children) => {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name.startsWith('aria-') && typeof value === 'boolean') node.setAttribute(name, String(value));
    else if (value === true) node.setAttribute(name, '');
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return node;
};

export const el = (name, attributes, ...children) => fill(document.createElement(name), attributes, children);
export const svg = (name, attributes, ...children) => fill(document.createElementNS(SVG, name), attributes, children);
export const place = id => document.getElementById(id);
export const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

// A CSS variable with light-dark() resolves only where it is used: a probe tells the colour that a canvas needs.
const probe = document.createElement('span');
export const ink = name => {
  if (!probe.isConnected) { probe.hidden = true; document.body.append(probe); }
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
};
