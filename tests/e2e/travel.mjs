// SPDX-License-Identifier: EUPL-1.2
import assert from 'node:assert/strict';
import { wide, withPage } from './browser.mjs';
import { watchPage } from './checks.mjs';

const limit = 60_000; // ms for one step

// Opens windows of `program`: travel(reader, language, use) gives one to `use` and closes it afterwards; what goes wrong
// in the page fails the journey, but for the answers in `expected` (a status of a page is written to the console).
export function traveller(program, browser) {
  return async (reader, language, use, { expected = /^$/ } = {}) => {
    const cookies = await program.cookiesOf(browser, reader, language);
    await withPage(browser, { cookies, viewport: wide, reducedMotion: 'reduce' }, async (page, context) => {
      context.setDefaultTimeout(limit);
      const faults = watchPage(page);
      await use(page, context);
      assert.deepEqual(faults.filter((fault) => !expected.test(fault)), []);
    });
  };
}
