// SPDX-License-Identifier: EUPL-1.2
// What every page must pass, whatever it shows.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
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
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: { type: 'tag', values: tags } }),
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

// Notes what goes wrong in a page from now on: errors in the console, exceptions, failed requests.
export function watchPage(page) {
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
