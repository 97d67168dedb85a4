// SPDX-License-Identifier: EUPL-1.2
// Draws the charts of a page beside their tables. A screen reader passes over the pictures; without this script, or
// where a picture cannot be drawn, the table stands there unfolded.
import { init, use } from 'echarts/core.js';
import { BarChart, LineChart } from 'echarts/charts.js';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components.js';
import { LabelLayout } from 'echarts/features.js';
import { SVGRenderer } from 'echarts/renderers.js';
import { barLooksOf, heightOf, isNarrow, lineLooksOf, makeFormats, makeOptions } from '../modules/chart_options.js';

use([BarChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, LabelLayout, SVGRenderer]);

function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

// What stands at one label, as the table says it. Built of elements: the content policy takes no markup with styles.
function makeTip(data, formats, index) {
  const rows = data.series.map(({ name, values }) => [name, values[index] === null ? '–' : formats.figure(values[index])]);
  for (const { name, low, high } of data.bands) {
    if (low[index] !== null && high[index] !== null) rows.push([name, `${formats.figure(low[index])} – ${formats.figure(high[index])}`]);
  }
  return make('div', 'chart-tip', make('strong', '', data.labels[index]), ...rows.map(([name, figure]) =>
    make('div', 'chart-tip-row', make('span', '', name), make('span', 'chart-tip-figure', figure))));
}

function tooltipOf(data, formats) {
  return {
    trigger: 'axis',
    confine: true,
    transitionDuration: 0,
    padding: 0,
    borderWidth: 0,
    backgroundColor: '#fff',
    axisPointer: { type: data.kind === 'bars' ? 'shadow' : 'line', animation: false, label: { show: false } },
    formatter: ([first]) => makeTip(data, formats, first.dataIndex),
  };
}

const drawing = 'http://www.w3.org/2000/svg';

function makeShape(name, attributes) {
  const shape = document.createElementNS(drawing, name);
  for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
  return shape;
}

const pointOf = ({ color, symbol }) => {
  const look = { fill: symbol.startsWith('empty') ? '#fff' : color, stroke: color, 'stroke-width': 1.5 };
  if (/circle/i.test(symbol)) return makeShape('circle', { cx: 15, cy: 8, r: 3.5, ...look });
  if (/rect/i.test(symbol)) return makeShape('rect', { x: 11.5, y: 4.5, width: 7, height: 7, ...look });
  return makeShape('path', { d: /triangle/i.test(symbol) ? 'M15 4l4 7h-8z' : 'M15 3.5l4.5 4.5-4.5 4.5-4.5-4.5z', ...look });
};

function lineSwatch(look) {
  const swatch = makeShape('svg', { viewBox: '0 0 30 16', width: 30, height: 16 });
  const dashes = look.type === 'solid' ? {} : { 'stroke-dasharray': look.type.join(' ') };
  swatch.append(makeShape('path', { d: 'M0 8h30', fill: 'none', stroke: look.color, 'stroke-width': look.width, ...dashes }));
  if (!look.plain) swatch.append(pointOf(look));
  return swatch;
}

function barSwatch({ fill, edge }) {
  const swatch = makeShape('svg', { viewBox: '0 0 16 16', width: 16, height: 16 });
  swatch.append(makeShape('rect', { x: 1, y: 1, width: 14, height: 14, fill, stroke: edge }));
  return swatch;
}

// Which is which: bars in the order in which they stand beside each other; lines whose names have no room at their ends.
function makeKey(data, formats, width) {
  if (data.kind === 'bars' ? data.series.length < 2 : !isNarrow(width)) return null;
  const bars = data.kind === 'bars';
  const looks = bars ? barLooksOf(data) : lineLooksOf(data);
  return make('ul', 'chart-key no-max-width', ...data.series.map(({ name, values }, i) => {
    const last = values.filter((value) => value !== null).at(-1);
    const text = bars || last === undefined ? name : `${name} ${formats.figure(last)}`;
    return make('li', '', bars ? barSwatch(looks[i]) : lineSwatch(looks[i]), make('span', '', text));
  }));
}

function draw(figure) {
  const data = JSON.parse(figure.dataset.chart);
  const formats = makeFormats(data, document.documentElement.lang);
  const place = figure.querySelector('.chart-picture');
  const canvas = make('div', 'chart-canvas');
  place.append(canvas);
  let chart;
  const render = () => {
    const width = Math.round(place.clientWidth);
    if (width === 0) return; // folded away; the observer tells when it is seen
    const height = heightOf(data, width);
    place.replaceChildren(...[makeKey(data, formats, width), canvas].filter(Boolean));
    canvas.style.height = `${height}px`;
    if (chart) chart.resize({ width, height });
    else chart = init(canvas, null, { renderer: 'svg', width, height });
    chart.setOption({ ...makeOptions(data, formats, width), tooltip: tooltipOf(data, formats) }, { notMerge: true });
    chart.getZr().flush();
    // So that paper, which is of another width, shows all of it.
    canvas.querySelector('svg').setAttribute('viewBox', `0 0 ${width} ${height}`);
  };
  render();
  let last = place.clientWidth;
  new ResizeObserver(() => {
    if (place.clientWidth === last || matchMedia('print').matches) return;
    last = place.clientWidth;
    render();
  }).observe(place);
}

function start(root) {
  const figures = [...root.querySelectorAll('figure[data-chart]:not(.drawn)')];
  if (root.matches?.('figure[data-chart]:not(.drawn)')) figures.push(root);
  for (const figure of figures) {
    figure.classList.add('drawn');
    try {
      draw(figure);
      const fold = figure.querySelector('.chart-figures > details');
      if (fold) fold.open = false;
    } catch (error) {
      figure.classList.add('not-drawn');
      console.error(error);
    }
  }
}

// The words are measured in the font that they are shown in.
Promise.race([
  Promise.all([document.fonts.load('400 14px "IBM Plex Sans"'), document.fonts.load('600 14px "IBM Plex Sans"')]),
  new Promise((resolve) => setTimeout(resolve, 1500)),
]).catch(() => {}).then(() => {
  start(document);
  document.addEventListener('htmx:load', (event) => start(event.detail.elt));
});
