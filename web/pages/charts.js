// SPDX-License-Identifier: EUPL-1.2
// Draws the charts of a page beside their tables. A screen reader passes over the pictures; without this script, or
// where a picture cannot be drawn, the table stands there unfolded.
import { init, use } from 'echarts/core.js';
import { BarChart, LineChart } from 'echarts/charts.js';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components.js';
import { LabelLayout } from 'echarts/features.js';
import { SVGRenderer } from 'echarts/renderers.js';
import { barLooksOf, heightOf, makeFormats, makeOptions } from '../modules/chart_options.js';

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

// Which bar is which, in the order in which they stand beside each other.
function makeKey(data) {
  const looks = barLooksOf(data);
  return make('ul', 'chart-key no-max-width', ...data.series.map(({ name }, i) => {
    const swatch = document.createElementNS(drawing, 'svg');
    const box = document.createElementNS(drawing, 'rect');
    for (const [key, value] of Object.entries({ x: 1, y: 1, width: 14, height: 14, fill: looks[i].fill, stroke: looks[i].edge })) {
      box.setAttribute(key, value);
    }
    swatch.setAttribute('viewBox', '0 0 16 16');
    swatch.append(box);
    return make('li', '', swatch, name);
  }));
}

function draw(figure) {
  const data = JSON.parse(figure.dataset.chart);
  const formats = makeFormats(data, document.documentElement.lang);
  const place = figure.querySelector('.chart-picture');
  const canvas = make('div', 'chart-canvas');
  if (data.kind === 'bars' && data.series.length > 1) place.append(makeKey(data));
  place.append(canvas);
  let chart;
  const render = () => {
    const width = Math.round(place.clientWidth);
    if (width === 0) return; // folded away; the observer tells when it is seen
    const height = heightOf(data, width);
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
