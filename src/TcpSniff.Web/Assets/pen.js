import { svg } from './dom.js';

// Draws on SVG with the few words of a canvas that the graphs use, so that a graph is saved by drawing it once more.
export const svgPen = (width, height) => {
  const root = svg('svg', { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height });
  let path = '', dash = '';
  const pen = {
    root, strokeStyle: '#000', fillStyle: '#000', lineWidth: 1, font: '11px sans-serif', textAlign: 'left', globalAlpha: 1,
    beginPath: () => { path = ''; },
    moveTo: (x, y) => { path += `M${x.toFixed(1)} ${y.toFixed(1)}`; },
    lineTo: (x, y) => { path += `L${x.toFixed(1)} ${y.toFixed(1)}`; },
    stroke: () => root.append(svg('path', { d: path, fill: 'none', stroke: pen.strokeStyle, 'stroke-width': pen.lineWidth, 'stroke-dasharray': dash, opacity: pen.globalAlpha })),
    setLineDash: values => { dash = values.join(' '); },
    fillRect: (x, y, w, h) => root.append(svg('rect', { x, y, width: Math.max(0, w), height: Math.max(0, h), fill: pen.fillStyle, opacity: pen.globalAlpha })),
    fillText: (content, x, y) => root.append(svg('text', { x, y, fill: pen.fillStyle, 'font-size': 11, 'font-family': 'sans-serif', 'text-anchor': { left: 'start', right: 'end', center: 'middle' }[pen.textAlign] }, content)),
    clearRect: () => {}, save: () => {}, restore: () => {}, clip: () => {}, rect: () => {},
  };
  return pen;
};
