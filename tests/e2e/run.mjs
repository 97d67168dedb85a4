// SPDX-License-Identifier: EUPL-1.2
// node --test tests/e2e/run.mjs: walks the pages of the program that TOVHOLDER_BINARY names.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pages } from './pages.mjs';
import { startProgram } from './program.mjs';
import { openStage, timeout } from './stage.mjs';
import { findFaults, findUseFaults } from './walk.mjs';

const { site: program, browser, close } = await openStage(startProgram);
after(close);

for (const { name, path, readers, expect } of pages) {
  for (const reader of readers) {
    for (const language of ['da', 'en']) {
      test(`${name}, ${reader}, ${language}`, { timeout }, async () => {
        const cookies = await program.cookiesOf(browser, reader, language);
        const address = program.address + (await program.resolve(path));
        const danish = language === 'da';
        const faults = await findFaults(browser, {
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
    const cookies = await program.cookiesOf(browser, reader, 'da');
    const address = program.address + (await program.resolve(path));
    assert.deepEqual(await findUseFaults(browser, { address, cookies }), []);
  });
}
