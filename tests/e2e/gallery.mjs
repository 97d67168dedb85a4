// SPDX-License-Identifier: EUPL-1.2
// node --test tests/e2e/gallery.mjs: all components in a browser, out of the program html_gallery that
// TOVHOLDER_GALLERY names.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { wide, withPage } from './browser.mjs';
import { watchPage } from './checks.mjs';
import { startGalleryServer } from './gallery_server.mjs';
import { openStage, timeout } from './stage.mjs';
import { findFaults } from './walk.mjs';

assert.ok(process.env.TOVHOLDER_GALLERY, 'TOVHOLDER_GALLERY names the program html_gallery');
const { site: server, browser, close } = await openStage(() => startGalleryServer(process.env.TOVHOLDER_GALLERY));
after(close);

for (const page of server.pages) {
  test(page, { timeout }, async () => {
    const faults = await findFaults(browser, { address: `${server.address}/${page}`, cookies: [] });
    assert.deepEqual(faults, []);
  });
}

async function openPage(path, use) {
  await withPage(browser, { viewport: wide }, async (page) => {
    const faults = watchPage(page);
    await page.goto(`${server.address}/${path}`);
    await use(page);
    assert.deepEqual(faults, []);
  });
}

test('a slash goes to the search field, but not while typing', { timeout }, async () => {
  await openPage('da/gaest/formular.html', async (page) => {
    await page.locator('h1').click();
    await page.keyboard.press('/');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'site-search');
    await page.locator('#titel').fill('');
    await page.locator('#titel').press('/');
    assert.equal(await page.locator('#titel').inputValue(), '/');
  });
});

test('a question mark shows the keys and Escape closes them', { timeout }, async () => {
  await openPage('da/gaest/tom.html', async (page) => {
    await page.keyboard.press('?');
    assert.equal(await page.locator('#keyboard-help').isVisible(), true);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('#keyboard-help').isVisible(), false);
  });
});

test('suggestions come while typing, are text, and are chosen by keyboard', { timeout }, async () => {
  await openPage('da/gaest/soeg.html', async (page) => {
    const field = page.locator('#site-search');
    await field.fill('');
    await field.pressSequentially('helh');
    await page.locator('.suggestions li').first().waitFor();
    assert.deepEqual(await page.locator('.suggestions li').allTextContents(), ['helhedsplan', 'helhedsplanens budget', '<b>fed</b>']);
    await field.press('ArrowDown');
    await field.press('ArrowDown');
    assert.equal(await page.locator('.suggestions li[aria-selected="true"]').textContent(), 'helhedsplanens budget');
    await field.press('Escape');
    assert.equal(await page.locator('.suggestions').isVisible(), false);
  });
});

test('a job moves on by itself', { timeout }, async () => {
  await openPage('da/gaest/import.html', async (page) => {
    await page.getByText('9 af 12').waitFor();
    assert.equal(await page.locator('progress').getAttribute('value'), '9');
  });
});

test('the error summary is read first and leads into the field', { timeout }, async () => {
  await openPage('da/gaest/formular.html', async (page) => {
    assert.equal(await page.evaluate(() => document.activeElement.id), 'error-summary');
    await page.locator('#error-summary a').first().click();
    assert.equal(await page.evaluate(() => document.activeElement.id), 'titel');
    await page.locator('#error-summary a').nth(1).click();
    assert.equal(await page.evaluate(() => document.activeElement.name), 'synlig');
  });
});

test('dropped files are taken where they fit', { timeout }, async () => {
  await openPage('da/gaest/formular.html', async (page) => {
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      for (const name of ['a.pdf', 'b.exe', 'c.DOCX']) transfer.items.add(new File(['x'], name));
      const zone = document.querySelector('[data-drop-zone]');
      zone.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    const names = await page.evaluate(() => [...document.querySelector('input[type=file]').files].map((file) => file.name));
    assert.deepEqual(names, ['a.pdf', 'c.DOCX']);
  });
});

test('text from outside stays text', { timeout }, async () => {
  await openPage('da/gaest/formular.html', async (page) => {
    assert.equal(await page.locator('#titel').inputValue(), '"><script>alert(1)</script>');
    assert.equal(await page.locator('#note').inputValue(), '\nlinje 1\n</textarea>');
  });
});
