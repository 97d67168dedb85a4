// SPDX-License-Identifier: EUPL-1.2
// What a chart is made of, from the figures that the server has put beside it: no page, no drawing.

export const ink = '#1a1a1a';
const inkLight = '#545454';
const line = '#dcdcdc';
const brand = '#0f4c64';
const font = '"IBM Plex Sans", system-ui, sans-serif';
const textSize = 14;
const smallSize = 13;

// Told apart without colour too: by dashes and points where they are lines, by how dark they are where they are bars.
const lineLooks = {
  main: [{ color: brand, width: 3, type: 'solid', symbol: 'circle' }],
  other: [
    { color: '#a34700', width: 2, type: [7, 4], symbol: 'rect' },
    { color: '#6a3d9a', width: 2, type: [2, 3], symbol: 'triangle' },
    { color: '#2a7030', width: 2, type: [10, 3, 2, 3], symbol: 'diamond' },
  ],
  grey: [
    { color: '#6e6e6e', width: 2, type: [5, 3], symbol: 'emptyCircle' },
    { color: '#6e6e6e', width: 2, type: [1, 3], symbol: 'emptyRect' },
    { color: '#6e6e6e', width: 2, type: [9, 3, 1, 3], symbol: 'emptyTriangle' },
  ],
};
// In a fan there is one line that goes on into what is not known yet.
const fanLooks = {
  ...lineLooks,
  other: [{ color: brand, width: 2, type: [6, 4], symbol: 'circle', plain: true }, ...lineLooks.other],
};
const barLooks = {
  main: [{ fill: brand, edge: brand }],
  other: [
    { fill: '#8fb8c8', edge: brand },
    { fill: '#f0d7b0', edge: '#8a5a00' },
    { fill: '#ffffff', edge: brand },
  ],
  grey: [
    { fill: '#d4d4d4', edge: '#6e6e6e' },
    { fill: '#f2f2f2', edge: '#6e6e6e' },
  ],
};

// One look a series: the first of its kind, the second …
function looksOf(series, table) {
  const seen = {};
  return series.map(({ look }) => {
    seen[look] = (seen[look] ?? -1) + 1;
    return table[look][seen[look] % table[look].length];
  });
}

export const barLooksOf = (data) => looksOf(data.series, barLooks);
export const lineLooksOf = (data) => looksOf(data.series, data.kind === 'fan' ? fanLooks : lineLooks);
// Where names have no room beside the ends of lines they stand above the picture.
export const isNarrow = (width) => width < 520;

export function makeFormats(data, language) {
  const locale = language === 'en' ? 'en-GB' : 'da-DK';
  const unit = data.unit === '%' ? '\u00a0%' : '';
  const write = (format) => (figure) => format.format(figure).replace('-', '−') + unit;
  return {
    figure: write(new Intl.NumberFormat(locale, { minimumFractionDigits: data.decimals, maximumFractionDigits: data.decimals })),
    tick: write(new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })),
  };
}

// Round steps from the lowest to the highest figure, limits among them; not many more than `steps`.
export function findScale(data, steps = 5) {
  const figures = [
    ...data.series.flatMap(({ values }) => values),
    ...data.bands.flatMap(({ low, high }) => [...low, ...high]),
    ...data.limits.map(({ value }) => value),
    ...(data.fromZero || data.kind === 'bars' ? [0] : []),
  ].filter((figure) => figure !== null);
  if (figures.length === 0) return { min: 0, max: 1, interval: 1 };
  const low = Math.min(...figures);
  const high = Math.max(...figures);
  const span = high - low || Math.abs(high) || 1;
  const power = 10 ** Math.floor(Math.log10(span / steps));
  const interval = [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => span / step <= steps + 0.2);
  const min = Math.floor(low / interval + 1e-9) * interval;
  const max = Math.ceil(high / interval - 1e-9) * interval;
  return { min, max: max > min ? max : min + interval, interval };
}

const lastIndex = (values) => values.findLastIndex?.((value) => value !== null) ?? values.map((value) => value !== null).lastIndexOf(true);

let pen;
export function widthOf(text, size = textSize) {
  pen ??= document.createElement('canvas').getContext('2d');
  pen.font = `600 ${size}px ${font}`;
  return pen.measureText(text).width;
}

// As wide as its longest word at least, as `limit` at most.
function labelRoom(names, limit) {
  const words = names.flatMap((name) => name.split(' ')).map((word) => widthOf(word));
  const whole = Math.max(0, ...names.map((name) => widthOf(name)));
  return Math.ceil(Math.min(whole, Math.max(limit, ...words))) + 2;
}

// In lines of at most `room`; a figure and its sign stay together.
function breakLines(text, room) {
  const lines = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && widthOf(longer) <= room) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(word);
    }
  }
  return lines.join('\n');
}

// Names at the ends of lines make room for each other. They are moved only where they are told where they stand.
const besideEnds = ({ labelRect: { x, y } }) => ({ x, y, align: 'left', verticalAlign: 'top', moveOverlap: 'shiftY' });

function endLabel(text, color, room) {
  return {
    show: true,
    position: 'right',
    distance: 8,
    formatter: breakLines(text, room),
    color,
    align: 'left',
    fontSize: textSize,
    lineHeight: 18,
    fontWeight: 600,
  };
}

// What ends well before the last label is named above its end, for beside it the others go on.
const endsInside = (one) => lastIndex(one.values) < one.values.length - 2;
function nameLabel(one, last, look, { formats, room }) {
  const text = `${one.name} ${formats.figure(one.values[last])}`;
  const label = endLabel(text, look.color, room);
  if (!endsInside(one)) return label;
  return { ...label, position: 'top', align: 'center', distance: 6, textBorderColor: '#fff', textBorderWidth: 4 };
}

function lineSeries(one, look, { formats, room, named, everyPoint }) {
  const last = lastIndex(one.values);
  const alone = (i) => one.values[i - 1] == null && one.values[i + 1] == null;
  return {
    type: 'line',
    name: one.name,
    z: one.look === 'grey' ? 3 : one.look === 'main' ? 5 : 4,
    silent: true,
    symbol: look.symbol,
    symbolSize: 7,
    showAllSymbol: true,
    lineStyle: { color: look.color, width: look.width, type: look.type },
    itemStyle: { color: look.color, borderColor: look.color, borderWidth: 1.5 },
    labelLayout: endsInside(one) ? {} : besideEnds,
    data: one.values.map((value, i) => {
      if (value === null) return { value: '-' };
      const point = { value, symbolSize: (everyPoint && !look.plain) || i === last || alone(i) ? 7 : 0 };
      if (i === last && named) point.label = nameLabel(one, last, look, { formats, room });
      return point;
    }),
  };
}

// A band is an unseen line at its lower end and, stacked on it, an area up to its higher end.
function bandSeries(band, index, room) {
  const last = lastIndex(band.high);
  const shared = {
    type: 'line', stack: `band ${index}`, stackStrategy: 'all', silent: true, z: 2, showAllSymbol: true, symbol: 'none', lineStyle: { opacity: 0 },
  };
  const isThere = (i) => band.low[i] !== null && band.high[i] !== null;
  return [
    { ...shared, data: band.low.map((value, i) => (isThere(i) ? value : '-')) },
    {
      ...shared,
      areaStyle: { color: brand, opacity: 0.17 },
      labelLayout: besideEnds,
      symbol: 'circle',
      symbolSize: 1,
      itemStyle: { color: 'transparent' },
      data: band.high.map((value, i) => {
        if (!isThere(i)) return { value: '-' };
        const label = i === last ? { ...endLabel(band.name, inkLight, room), fontWeight: 400, fontSize: smallSize } : undefined;
        return { value: value - band.low[i], label };
      }),
    },
  ];
}

// On the side where the line it is compared with is farther away.
function sideOf(limit, data, upright) {
  const values = data.series[0]?.values ?? [];
  const distance = (figures) => Math.min(...figures.filter((figure) => figure !== null).map((figure) => Math.abs(figure - limit.value)));
  const third = Math.max(1, Math.ceil(values.length / 3));
  if (upright || data.kind === 'bars') return 'End';
  return distance(values.slice(0, third)) >= distance(values.slice(-third)) ? 'Start' : 'End';
}

function limitLines(data, scale, lying) {
  const near = (scale.max - scale.min) / 12;
  return {
    silent: true,
    symbol: 'none',
    animation: false,
    lineStyle: { color: ink, width: 1.5, type: [6, 4] },
    data: data.limits.map((limit) => {
      const crowded = data.limits.some((other) => other !== limit && other.value > limit.value && other.value - limit.value < near);
      const position = lying ? 'start' : `inside${sideOf(limit, data, lying)}${crowded ? 'Bottom' : 'Top'}`;
      return {
        [lying ? 'xAxis' : 'yAxis']: limit.value,
        label: {
          position, formatter: limit.label, color: ink, fontSize: smallSize, textBorderColor: '#fff', textBorderWidth: 4,
        },
      };
    }),
  };
}

function axesOf(data, scale, formats, lying) {
  const text = { color: ink, fontSize: textSize, fontFamily: font };
  const ends = data.kind === 'bars' ? {} : { showMinLabel: true, showMaxLabel: true };
  const labels = {
    type: 'category',
    data: data.labels,
    boundaryGap: data.kind === 'bars',
    inverse: lying,
    axisLabel: { ...text, hideOverlap: !lying, interval: lying ? 0 : 'auto', ...ends, ...(lying ? { width: lying.room, overflow: 'break', lineHeight: 17 } : { margin: 12 }) },
    axisLine: { onZero: true, lineStyle: { color: inkLight } },
    axisTick: { show: !lying, alignWithLabel: true, lineStyle: { color: inkLight } },
  };
  const figures = {
    type: 'value',
    ...scale,
    axisLabel: { ...text, formatter: formats.tick, hideOverlap: true },
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: line } },
  };
  return lying ? { xAxis: figures, yAxis: labels } : { xAxis: labels, yAxis: figures };
}

const shared = {
  animation: false,
  textStyle: { fontFamily: font, color: ink, fontSize: textSize },
};

function lineOptions(data, formats, width) {
  const scale = findScale(data);
  const looks = lineLooksOf(data);
  const named = !isNarrow(width);
  const atEnd = data.series.filter(({ values }) => values.at(-1) !== null).map(({ name, values }) => `${name} ${formats.figure(values.at(-1))}`);
  const ends = [...(named ? atEnd : []), ...data.bands.map(({ name }) => name)];
  const room = labelRoom(ends, width * 0.24);
  const everyPoint = data.labels.length <= Math.max(8, width / 40);
  const lines = data.series.map((one, i) => lineSeries(one, looks[i], { formats, room: named ? Math.max(room, 120) : room, named, everyPoint }));
  const series = [...data.bands.flatMap((band, i) => bandSeries(band, i, room)), ...lines];
  if (data.limits.length > 0 && series.length > 0) series.at(-1).markLine = limitLines(data, scale, false);
  return {
    ...shared,
    grid: { left: 4, right: ends.length > 0 ? room + 16 : 12, top: 16, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    ...axesOf(data, scale, formats, false),
    series,
  };
}

// Bars lie where their names have no room beside each other.
export function isLying(data, width) {
  const room = (width - 60) / data.labels.length - 10;
  return data.kind === 'bars' && data.labels.some((label) => widthOf(label) > room) && data.labels.some((label) => !/^\d{4}$/.test(label));
}

function barOptions(data, formats, width) {
  const looks = barLooksOf(data);
  const lying = isLying(data, width) ? { room: Math.min(labelRoom(data.labels, width * 0.35), width * 0.4) } : false;
  const scale = findScale(data, lying && isNarrow(width) ? 2 : 5);
  const slot = (width - 60) / (data.labels.length * data.series.length * 1.4);
  const widest = Math.max(0, ...data.series.flatMap(({ values }) => values.map((value) => (value === null ? 0 : widthOf(formats.figure(value), smallSize)))));
  const series = data.series.map((one, i) => ({
    type: 'bar',
    name: one.name,
    silent: true,
    barMaxWidth: lying ? 22 : 56,
    barGap: '12%',
    barCategoryGap: '30%',
    itemStyle: { color: looks[i].fill, borderColor: looks[i].edge, borderWidth: 1 },
    label: {
      show: Boolean(lying) || slot >= widest,
      position: lying ? 'right' : 'top',
      formatter: ({ value }) => (typeof value === 'number' ? formats.figure(value) : ''),
      color: ink,
      fontSize: smallSize,
      textBorderColor: '#fff',
      textBorderWidth: 3,
    },
    data: one.values.map((value) => (value === null ? '-' : value)),
  }));
  if (data.limits.length > 0 && series.length > 0) series[0].markLine = limitLines(data, scale, lying);
  return {
    ...shared,
    grid: {
      left: 4, right: lying ? widest + 12 : 4, top: lying && data.limits.length > 0 ? 28 : 24, bottom: 4,
      outerBoundsMode: 'same', outerBoundsContain: 'axisLabel',
    },
    ...axesOf(data, scale, formats, lying),
    series,
  };
}

export function heightOf(data, width) {
  if (isLying(data, width)) return 64 + data.labels.length * (16 + 24 * data.series.length);
  return width < 560 ? 280 : 340;
}

export function makeOptions(data, formats, width) {
  return data.kind === 'bars' ? barOptions(data, formats, width) : lineOptions(data, formats, width);
}
