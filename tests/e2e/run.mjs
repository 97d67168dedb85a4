// SPDX-License-Identifier: EUPL-1.2
// node --test tests/e2e/run.mjs: walks the pages of the program that TOVHOLDER_BINARY names.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startBrowser } from './browser.mjs';
import { pages } from './pages.mjs';
import { startProgram } from './program.mjs';
import { findFaults } from './walk.mjs';

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
        const faults = await findFaults(browser.browser, { address, cookies, expect: language === 'da' ? expect : [] });
        assert.deepEqual(faults, []);
      });
    }
  }
}
