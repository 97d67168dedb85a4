// SPDX-License-Identifier: EUPL-1.2
// node tests/e2e/pictures.mjs FOLDER: pictures of the main pages (docs/pictures) out of the program that
// TOVHOLDER_BINARY names, or of every page of the gallery where TOVHOLDER_GALLERY names html_gallery. Those of a meeting
// under way are taken by meetings.mjs.
import { mkdir } from 'node:fs/promises';
import { wide, withPage } from './browser.mjs';
import { startGalleryServer } from './gallery_server.mjs';
import { pictures } from './pages.mjs';
import { takePicture } from './picture.mjs';
import { startProgram } from './program.mjs';
import { openStage } from './stage.mjs';

const out = process.argv[2];
if (!out) {
  console.error('node tests/e2e/pictures.mjs FOLDER');
  process.exit(2);
}

async function take(browser, { address, name, cookies = [], fullPage = false, part = '' }) {
  await withPage(browser, { cookies, viewport: wide, deviceScaleFactor: 1, reducedMotion: 'reduce' }, async (page) => {
    await page.goto(address, { waitUntil: 'load' });
    await takePicture(page, out, name, { fullPage, part });
  });
}

async function takeGallery({ site: server, browser }) {
  for (const page of server.pages) {
    await take(browser, { address: `${server.address}/${page}`, name: page.replace('.html', '').replaceAll('/', '-'), fullPage: true });
  }
}

async function takeProgram({ site: program, browser }) {
  for (const { name, path, reader, part } of pictures) {
    const cookies = await program.cookiesOf(browser, reader, 'da');
    await take(browser, { address: program.address + (await program.resolve(path)), name, cookies, part });
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
