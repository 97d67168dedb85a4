// SPDX-License-Identifier: EUPL-1.2
// What every page must pass, whatever it shows.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { HtmlValidate } from 'html-validate';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'long-title': 'off', // the name of a case is as long as it is
    'no-trailing-whitespace': 'off', // text of documents
    'tel-non-breaking': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button'] }],
    'prefer-native-element': ['error', { exclude: ['listbox', 'combobox', 'status', 'alert', 'search'] }],
  },
});

// Everything html-validate finds in the markup, one line each.
export async function findMarkupFaults(markup) {
  const report = await validator.validateString(markup);
  return report.results.flatMap((result) =>
    result.messages.map((m) => `html-validate ${m.ruleId} ${m.line}:${m.column} ${m.message} ${m.selector ?? ''}`),
  );
}

// Everything axe finds in the open page.
export async function findAccessFaults(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }),
    axeTags,
  );
  return violations.flatMap((violation) =>
    violation.nodes.map((node) => `axe ${violation.id}: ${violation.help} ${node.target.join(' ')} ${node.html}`),
  );
}

// Parts that stick out of the window to the right.
export async function findOverflow(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width && document.body.scrollWidth <= width) return [];
    const scrolls = (element) => {
      for (let e = element; e; e = e.parentElement) if (getComputedStyle(e).overflowX === 'auto') return true;
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > width + 1 && !scrolls(element),
    );
    return wide.slice(0, 5).map((element) => `sticks out: ${element.outerHTML.slice(0, 120)}`);
  });
}

// Notes what goes wrong in a page from now on, and no longer where it was noted before: errors in the console,
// exceptions, failed requests.
export function watchPage(page) {
  for (const event of ['console', 'pageerror', 'requestfailed']) page.removeAllListeners(event);
  const faults = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    if (reason !== 'net::ERR_ABORTED') faults.push(`request: ${request.url()} ${reason}`);
  });
  return faults;
}

const firstView = 150_000; // bytes, compressed, with nothing kept from before
const charts = 210_000; // what draws the pictures comes on top, on pages that have some

// Adds up what the page fetches from now on; `find` says whether a first view is too heavy.
export function weighPage(page) {
  const sizes = [];
  let limit = firstView;
  page.on('requestfinished', (request) => {
    if (/\/charts\.[^/]*js$/.test(request.url())) limit = firstView + charts;
    sizes.push(request.sizes().then(({ responseBodySize, responseHeadersSize }) => responseBodySize + responseHeadersSize));
  });
  return {
    async find() {
      const weight = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
      return weight > limit ? [`the first view weighs ${weight} bytes`] : [];
    },
  };
}

// Runs in the page: every control that the Tab key should stop at, in the order of the markup.
function markStops() {
  const groups = new Set();
  const stops = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')].filter((element) => {
    if (element.disabled || element.type === 'hidden' || element.tabIndex < 0) return false;
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    if (element.type !== 'radio') return true;
    const group = `${element.form?.action} ${element.name}`; // one stop a group
    return !groups.has(group) && groups.add(group);
  });
  window.stops = stops;
  document.activeElement?.blur();
  return stops.length;
}

// Runs in the page: which stop the focus is at, and whether one sees it there.
async function lookAtFocus() {
  const element = document.activeElement;
  await Promise.all(element.getAnimations().map((animation) => animation.finished.catch(() => {})));
  const shows = (style) => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  const label = element.nextElementSibling;
  const seen = shows(getComputedStyle(element)) || (label?.matches('label') && shows(getComputedStyle(label, '::before')));
  const box = element.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
  const group = window.stops.findIndex((stop) => stop === element || (stop.type === 'radio' && stop.name === element.name && stop.form === element.form));
  return { at: group, body: element === document.body, faults: [...(seen ? [] : ['shows no focus']), ...(inside ? [] : ['has the focus out of sight'])], markup: element.outerHTML.slice(0, 120) };
}

// Controls that the Tab key does not reach in their order, or whose focus cannot be seen.
export async function findKeyboardFaults(page) {
  const count = await page.evaluate(markStops);
  const faults = [];
  let last = -1;
  for (let step = 0; step < count + 50 && last < count - 1; ++step) {
    await page.keyboard.press('Tab');
    const { at, body, faults: found, markup } = await page.evaluate(lookAtFocus);
    if (body) break;
    faults.push(...found.map((fault) => `${fault}: ${markup}`));
    if (at >= 0 && at < last) faults.push(`out of order: ${markup}`);
    last = Math.max(last, at);
    if (step === 0 && !markup.includes('skipnav')) faults.push(`the first stop does not skip to the content: ${markup}`);
  }
  if (last < count - 1) {
    faults.push(`never reached: ${await page.evaluate((index) => window.stops[index].outerHTML.slice(0, 120), last + 1)}`);
  }
  return faults.slice(0, 10);
}

// Runs in the page as it is printed.
function findPrintedTools() {
  return [...document.querySelectorAll('nav, button, .button, .top-tools, .skipnav, input[type="file"], header input[type="search"]')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => `is printed along: ${element.outerHTML.slice(0, 120)}`)
    .slice(0, 3);
}

// What is wrong on paper: tools that are printed along, text that is cut, addresses without their site.
export async function findPaperFaults(page) {
  const folder = await mkdtemp(join(tmpdir(), 'tovholder-paper-'));
  try {
    const title = (await page.locator('h1').first().innerText()).trim();
    await page.emulateMedia({ media: 'print' });
    const width = page.viewportSize();
    await page.setViewportSize({ width: 718, height: 1000 }); // A4 within its margins
    const faults = [...(await findOverflow(page)), ...(await page.evaluate(findPrintedTools))];
    const file = join(folder, 'page.pdf');
    await page.pdf({ path: file, format: 'A4', margin: { top: '1cm', bottom: '1cm', left: '1cm', right: '1cm' } });
    await page.emulateMedia({ media: null });
    await page.setViewportSize(width);
    const { stdout } = await promisify(execFile)('pdftotext', [file, '-']);
    const text = stdout.replace(/\s+/g, ' ');
    const bare = (words) => words.replace(/[\s\u00AD‐-]+/g, '');
    if (!bare(text).includes(bare(title).slice(0, 40))) faults.push(`the heading is not printed: ${title}`);
    if (/\(\/[a-z]/.test(text)) faults.push('an address is printed without its site');
    return faults;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
