// SPDX-License-Identifier: EUPL-1.2
import { join } from 'node:path';
import { phone, wide } from './browser.mjs';

// What one sees first of an open page, or from `part` of it on, or all of it, on a desktop and on a phone: `name`-1280.png
// and `name`-360.png.
export async function takePicture(page, folder, name, { fullPage = false, part = '' } = {}) {
  for (const viewport of [wide, phone]) {
    await page.setViewportSize(viewport);
    await page.evaluate(() => document.fonts.ready);
    if (part) await page.locator(part).first().evaluate((element) => element.scrollIntoView());
    await page.screenshot({ path: join(folder, `${name}-${viewport.width}.png`), fullPage });
  }
  await page.setViewportSize(wide);
}
