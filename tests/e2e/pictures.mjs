// SPDX-License-Identifier: EUPL-1.2
// node tests/e2e/pictures.mjs FOLDER: pictures of the main pages (docs/pictures) out of the program that
// TOVHOLDER_BINARY names, or of every page of the gallery where TOVHOLDER_GALLERY names html_gallery.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { phone, wide, withPage } from './browser.mjs';
import { startGalleryServer } from './gallery_server.mjs';
import { pictures } from './pages.mjs';
import { startProgram } from './program.mjs';
import { openStage } from './stage.mjs';

const out = process.argv[2];
if (!out) {
  console.error('node tests/e2e/pictures.mjs FOLDER');
  process.exit(2);
}

// The whole page, or what one sees of it first.
async function take(browser, { address, name, cookies = [], fullPage = false }) {
  for (const [size, viewport] of [['1280', wide], ['360', phone]]) {
    await withPage(browser, { cookies, viewport, deviceScaleFactor: 1, reducedMotion: 'reduce' }, async (page) => {
      await page.goto(address, { waitUntil: 'load' });
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(out, `${name}-${size}.png`), fullPage });
    });
  }
}

async function takeGallery({ site: server, browser }) {
  for (const page of server.pages) {
    await take(browser, { address: `${server.address}/${page}`, name: page.replace('.html', '').replaceAll('/', '-'), fullPage: true });
  }
}

async function takeProgram({ site: program, browser }) {
  for (const { name, path, reader } of pictures) {
    const cookies = await program.cookiesOf(browser, reader, 'da');
    await take(browser, { address: program.address + (await program.resolve(path)), name, cookies });
  }
}

await mkdir(out, { recursive: true });
const gallery = process.env.TOVHOLDER_GALLERY;
const stage = await openStage(gallery ? () => startGalleryServer(gallery) : startProgram);
try {
  await (gallery ? takeGallery : takeProgram)(stage);
} finally {
  await stage.close();
}
