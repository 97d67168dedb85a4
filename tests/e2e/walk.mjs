// SPDX-License-Identifier: EUPL-1.2
import { phone, wide, withPage } from './browser.mjs';
import {
  findAccessFaults, findKeyboardFaults, findMarkupFaults, findOverflow, findPaperFaults, watchPage, weighPage,
} from './checks.mjs';

async function open(browser, { address, cookies }, options, look) {
  return withPage(browser, { cookies, ...options, reducedMotion: 'reduce' }, async (page) => {
    const faults = watchPage(page);
    const weight = weighPage(page);
    const response = await page.goto(address, { waitUntil: 'load' });
    if (response.status() !== 200) faults.push(`status ${response.status()}`);
    faults.push(...(await look(page, response, weight)));
    return faults;
  });
}

const named = (name, faults) => faults.map((fault) => `${name}: ${fault}`);

async function findMissingWords(page, expect) {
  const text = await page.innerText('body');
  return expect.filter((words) => !text.includes(words)).map((words) => `does not say “${words}”`);
}

// What is wrong with a page for one who has a slow line, only a keyboard, or reads it on paper.
export async function findUseFaults(browser, { address, cookies }) {
  return open(browser, { address, cookies }, { viewport: wide }, async (page, response, weight) => [
    ...(await weight.find()),
    ...named('by keyboard', await findKeyboardFaults(page)),
    ...named('on paper', await findPaperFaults(page)),
  ]);
}

// All that is wrong with a page at 1280 and 360 px, with and without script. `cookies` say who looks and
// in which language; axe looks at the narrow page only where `axeAtPhone` asks for it.
export async function findFaults(browser, { address, cookies, expect = [], axeAtPhone = true }) {
  const visit = { address, cookies };
  const scripted = await open(browser, visit, { viewport: wide }, async (page, response) => {
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
  const plain = await open(browser, visit, { viewport: phone, javaScriptEnabled: false }, async (page) => [
    ...(await findMissingWords(page, expect)),
    ...(await findOverflow(page)),
  ]);
  return [...scripted, ...named('without script', plain)];
}
