// SPDX-License-Identifier: EUPL-1.2
import { phone, wide, withPage } from './browser.mjs';
import {
  findAccessFaults, findKeyboardFaults, findMarkupFaults, findOverflow, findPaperFaults, watchPage, weighPage,
} from './checks.mjs';

async function visit(page, address, look) {
  const faults = watchPage(page);
  const response = await page.goto(address, { waitUntil: 'load' });
  if (response.status() !== 200) faults.push(`status ${response.status()}`);
  faults.push(...(await look(response)));
  return faults;
}

// The windows that findFaults looks through stay open until the browser ends: opening one takes as long as all the rest.
const windows = new Map();

async function windowOf(browser, cookies, options) {
  const key = JSON.stringify([cookies, options]);
  if (!windows.has(key)) {
    const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
    await context.addCookies(cookies);
    windows.set(key, await context.newPage());
  }
  return windows.get(key);
}

const named = (name, faults) => faults.map((fault) => `${name}: ${fault}`);

async function findMissingWords(page, expect) {
  const text = await page.innerText('body');
  return expect.filter((words) => !text.includes(words)).map((words) => `does not say “${words}”`);
}

// What is wrong with a page for one who has a slow line, only a keyboard, or reads it on paper.
export async function findUseFaults(browser, { address, cookies }) {
  return withPage(browser, { cookies, viewport: wide, reducedMotion: 'reduce' }, async (page) => {
    const weight = weighPage(page);
    return visit(page, address, async () => [
      ...(await weight.find()),
      ...named('by keyboard', await findKeyboardFaults(page)),
      ...named('on paper', await findPaperFaults(page)),
    ]);
  });
}

// All that is wrong with a page at 1280 and 360 px, with and without script. `cookies` say who looks and
// in which language; axe looks at the narrow page only where `axeAtPhone` asks for it.
export async function findFaults(browser, { address, cookies, expect = [], axeAtPhone = true }) {
  const page = await windowOf(browser, cookies, {});
  await page.setViewportSize(wide);
  const scripted = await visit(page, address, async (response) => {
    const faults = [...(await findMarkupFaults(await response.text())), ...(await findMissingWords(page, expect))];
    for (const viewport of [wide, phone]) {
      await page.setViewportSize(viewport);
      const found = await findOverflow(page);
      if (viewport === wide || axeAtPhone) found.push(...(await findAccessFaults(page)));
      faults.push(...named(`${viewport.width} px`, found));
    }
    return faults;
  });
  // axe is a script itself and has seen the same markup.
  const plainPage = await windowOf(browser, cookies, { viewport: phone, javaScriptEnabled: false });
  const plain = await visit(plainPage, address, async () => [
    ...(await findMissingWords(plainPage, expect)),
    ...(await findOverflow(plainPage)),
  ]);
  return [...scripted, ...named('without script', plain)];
}
