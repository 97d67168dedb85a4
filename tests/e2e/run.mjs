// SPDX-License-Identifier: EUPL-1.2
// node --test tests/e2e/run.mjs: walks the pages of the program that TOVHOLDER_BINARY names; with TOVHOLDER_PART=1/2
// every other page, so that two can walk at once.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pages } from './pages.mjs';
import { startProgram } from './program.mjs';
import { openStage, timeout } from './stage.mjs';
import { findFaults, findUseFaults } from './walk.mjs';

const { site: program, browser, close } = await openStage(startProgram);
after(close);

const [part, parts] = (process.env.TOVHOLDER_PART ?? '1/1').split('/').map(Number);
const own = pages.filter((page, i) => i % parts === part - 1);

for (const { name, path, readers, expect } of own) {
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

for (const { name, path, readers } of own) {
  const reader = readers.at(-1); // who sees most of it
  test(`${name}, ${reader}, first view, by keyboard and on paper`, { timeout }, async () => {
    const cookies = await program.cookiesOf(browser, reader, 'da');
    const address = program.address + (await program.resolve(path));
    assert.deepEqual(await findUseFaults(browser, { address, cookies }), []);
  });
}
