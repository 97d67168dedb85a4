// SPDX-License-Identifier: EUPL-1.2
// node --test tests/e2e/lighthouse.mjs: what Lighthouse says of accessibility and best practice, out of the
// program that TOVHOLDER_BINARY names. A few pages of different kinds; with CI set every page.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { pageFunctions } from 'lighthouse/core/lib/page-functions.js';
import { pages } from './pages.mjs';
import { startProgram } from './program.mjs';
import { openStage, timeout } from './stage.mjs';

const least = 95; // of 100
const few = new Map([['overview', 'en'], ['meeting', 'da'], ['search', 'da'], ['review', 'da'], ['sign in', 'en']]);
// The pages are whole once they are loaded, and nobody looks at the picture. Any other way of throttling than
// `simulate` waits five seconds for the network and five for the processor, whatever stands here.
const atOnce = {
  disableFullPageScreenshot: true, pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 0,
  cpuQuietThresholdMs: 0, throttlingMethod: 'simulate',
};
// Before each page Lighthouse would measure the machine for a second, which only what it says of speed goes by.
pageFunctions.computeBenchmarkIndex = () => 1000;

const { site: program, browser, port, close } = await openStage(startProgram, { debugged: true });
after(close);

// {accessibility: 100, 'best-practices': 96} and what took points away.
async function judge(address, cookies) {
  const { lhr } = await lighthouse(
    address,
    {
      port,
      logLevel: 'error',
      onlyCategories: ['accessibility', 'best-practices'],
      disableStorageReset: true,
      ...atOnce,
      extraHeaders: { Cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    },
    desktopConfig,
  );
  const said = Object.values(lhr.audits)
    .filter((audit) => audit.score !== null && audit.score < 1)
    .map((audit) => `${audit.id}: ${audit.title}`);
  const scores = Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(score * 100)]);
  return { scores: Object.fromEntries(scores), said, failed: lhr.runtimeError?.message };
}

for (const { name, path, readers } of pages) {
  const reader = readers.at(-1); // who sees most of it
  const language = few.get(name) ?? (process.env.CI ? 'da' : undefined);
  if (language) {
    test(`${name}, ${reader}, ${language}`, { timeout }, async () => {
      const cookies = await program.cookiesOf(browser, reader, language);
      const { scores, said, failed } = await judge(program.address + (await program.resolve(path)), cookies);
      assert.equal(failed, undefined);
      for (const [category, score] of Object.entries(scores)) {
        assert.ok(score >= least, `${category} ${score}: ${said.join('; ')}`);
      }
      assert.equal(Object.keys(scores).length, 2);
    });
  }
}
