// SPDX-License-Identifier: EUPL-1.2
// node --test tests/e2e/run.mjs: walks the pages of the program that TOVHOLDER_BINARY names.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { pages } from './pages.mjs';
import { startProgram } from './program.mjs';
import { findFaults, findUseFaults } from './walk.mjs';

const timeout = 300_000; // ms for one page, on a very busy machine
let browser;
let program;
before(async () => {
  program = await startProgram();
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
  await program?.close();
});

for (const { name, path, readers, expect } of pages) {
  for (const reader of readers) {
    for (const language of ['da', 'en']) {
      test(`${name}, ${reader}, ${language}`, { timeout }, async () => {
        const cookies = await program.cookiesOf(browser.browser, reader, language);
        const address = program.address + (await program.resolve(path));
        const danish = language === 'da';
        const faults = await findFaults(browser.browser, {
          address, cookies, expect: danish ? expect : [], axeAtPhone: danish || Boolean(process.env.CI),
        });
        assert.deepEqual(faults, []);
      });
    }
  }
}

for (const { name, path, readers } of pages) {
  const reader = readers.at(-1); // who sees most of it
  test(`${name}, ${reader}, first view, by keyboard and on paper`, { timeout }, async () => {
    const cookies = await program.cookiesOf(browser.browser, reader, 'da');
    const address = program.address + (await program.resolve(path));
    assert.deepEqual(await findUseFaults(browser.browser, { address, cookies }), []);
  });
}
