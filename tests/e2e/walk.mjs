// SPDX-License-Identifier: EUPL-1.2
import { phone, wide } from './browser.mjs';
import { findAccessFaults, findMarkupFaults, findOverflow, watchPage } from './checks.mjs';

// The ways in which every page is looked at.
const looks = [
  { name: '1280 px', options: { viewport: wide } },
  { name: '360 px', options: { viewport: phone } },
  { name: '360 px without script', options: { viewport: phone, javaScriptEnabled: false } },
];

async function findFaultsInLook(browser, look, { address, cookies, expect }) {
  const context = await browser.newContext({ ...look.options, reducedMotion: 'reduce' });
  try {
    await context.addCookies(cookies);
    const page = await context.newPage();
    const faults = watchPage(page);
    const response = await page.goto(address, { waitUntil: 'load' });
    if (response.status() !== 200) faults.push(`status ${response.status()}`);
    const text = await page.innerText('body');
    for (const words of expect ?? []) {
      if (!text.includes(words)) faults.push(`does not say “${words}”`);
    }
    faults.push(...(await findOverflow(page)));
    // axe is a script itself; the markup without script is the same.
    if (look.options.javaScriptEnabled !== false) faults.push(...(await findAccessFaults(page)));
    if (look === looks[0]) faults.push(...(await findMarkupFaults(await response.text())));
    return faults.map((fault) => `${look.name}: ${fault}`);
  } finally {
    await context.close();
  }
}

// All that is wrong with a page, in every look. `cookies` say who looks and in which language.
export async function findFaults(browser, visit) {
  const faults = [];
  for (const look of looks) faults.push(...(await findFaultsInLook(browser, look, visit)));
  return faults;
}
