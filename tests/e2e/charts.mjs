// SPDX-License-Identifier: EUPL-1.2
// node --test tests/e2e/charts.mjs: what the script draws beside the figures, out of the program html_gallery that
// TOVHOLDER_GALLERY names. How the page stands otherwise is seen to by gallery.mjs.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { findScale } from '../../web/modules/chart_options.js';
import { phone, wide, withPage } from './browser.mjs';
import { findAccessFaults, findOverflow, watchPage } from './checks.mjs';
import { startGalleryServer } from './gallery_server.mjs';
import { openStage, timeout } from './stage.mjs';

assert.ok(process.env.TOVHOLDER_GALLERY, 'TOVHOLDER_GALLERY names the program html_gallery');
const { site: server, browser, close } = await openStage(() => startGalleryServer(process.env.TOVHOLDER_GALLERY));
after(close);

const drawn = ['uden-arbejde', 'indkomst', 'fremskrivning', 'doemte', 'tryghed'];

async function openCharts(options, use, language = 'da') {
  await withPage(browser, { viewport: wide, ...options }, async (page) => {
    const faults = watchPage(page);
    await page.goto(`${server.address}/${language}/gaest/diagrammer.html`);
    if (options.javaScriptEnabled !== false) await page.locator('#tryghed svg').waitFor();
    await use(page);
    assert.deepEqual(faults, []);
  });
}

const textsOf = (page, id) => page.locator(`#${id} .chart-picture`).evaluate((picture) =>
  [...picture.querySelectorAll('text, .chart-key li')].map((text) => text.textContent.replaceAll('\u00a0', ' ')).filter(Boolean));

test('scales are round, hold every figure and begin at zero where they should', () => {
  const scaleOf = (values, limits = [], fromZero = true) =>
    findScale({ kind: 'lines', fromZero, series: [{ values }], bands: [], limits: limits.map((value) => ({ value })) });
  assert.deepEqual(scaleOf([47.3, null, 42.1], [40]), { min: 0, max: 50, interval: 10 });
  assert.deepEqual(scaleOf([198200, 234500], [250000], false), { min: 190000, max: 250000, interval: 10000 });
  assert.deepEqual(scaleOf([-3, 4]), { min: -4, max: 4, interval: 2 });
  assert.deepEqual(scaleOf([null]), { min: 0, max: 0.2, interval: 0.2 });
  for (let i = 0; i < 1000; ++i) {
    const values = Array.from({ length: 5 }, () => (Math.random() - 0.4) * 10 ** Math.floor(Math.random() * 8 - 3));
    const { min, max, interval } = scaleOf(values, [values[0] * 1.5], i % 2 === 0);
    const slack = interval * 1e-6;
    for (const value of [...values, values[0] * 1.5]) assert.ok(value >= min - slack && value <= max + slack, `${values}: ${min} to ${max}`);
    assert.ok((max - min) / interval < 8 && (max - min) / interval > 0.5, `${values}: ${min} to ${max} by ${interval}`);
  }
});

test('each picture is drawn, is hidden from those who listen, and its table is folded', { timeout }, async () => {
  await openCharts({}, async (page) => {
    for (const id of drawn) {
      assert.ok((await page.locator(`#${id} .chart-picture svg path`).count()) > 1, id);
      assert.equal(await page.locator(`#${id} .chart-picture`).getAttribute('aria-hidden'), 'true');
      assert.equal(await page.locator(`#${id} .chart-figures table`).isVisible(), false);
      assert.equal(await page.locator(`#${id} .chart-picture`).locator('a, button, [tabindex]').count(), 0);
    }
    const tree = await page.locator('#uden-arbejde').ariaSnapshot();
    assert.match(tree, /figure "Uden arbejde eller uddannelse: 42,1 %, over grænsen på 40 %"/);
    assert.doesNotMatch(tree, /2019/); // neither from the picture nor from the folded table
  });
});

test('the table unfolds by keyboard', { timeout }, async () => {
  await openCharts({}, async (page) => {
    await page.locator('#uden-arbejde summary').focus();
    await page.keyboard.press('Enter');
    await page.locator('#uden-arbejde table').waitFor();
    assert.match(await page.locator('#uden-arbejde').ariaSnapshot(), /rowheader "2019"/);
  });
});

test('limits and names stand in the picture, numbers as the language writes them', { timeout }, async () => {
  await openCharts({}, async (page) => {
    const texts = await textsOf(page, 'uden-arbejde');
    for (const text of ['40 % (§ 61 a)', 'Sønderparken 42,1 %', 'Nørrevænget 36,2 %', 'Kommunen 18,7 %', '0 %', '2017', '2024']) {
      assert.ok(texts.includes(text), `${text} in ${texts}`);
    }
    assert.ok((await textsOf(page, 'indkomst')).includes('250.000'));
    assert.ok((await textsOf(page, 'fremskrivning')).includes('90 %'));
    assert.ok((await textsOf(page, 'doemte')).includes('3 × landet (§ 61 a)'));
    assert.ok((await textsOf(page, 'tryghed')).includes('Kommunen <i alt>'));
  });
  await openCharts({}, async (page) => {
    assert.ok((await textsOf(page, 'indkomst')).includes('250,000'));
    assert.ok((await textsOf(page, 'uden-arbejde')).includes('Sønderparken 42.1 %'));
  }, 'en');
});

test('on a phone the names stand above, and nothing sticks out', { timeout }, async () => {
  await openCharts({ viewport: phone }, async (page) => {
    const names = page.locator('#uden-arbejde .chart-key li');
    assert.deepEqual((await names.allTextContents()).map((name) => name.replaceAll('\u00a0', ' ')), ['Sønderparken 42,1 %', 'Nørrevænget 36,2 %', 'Kommunen 18,7 %']);
    for (const id of drawn) {
      const box = await page.locator(`#${id} .chart-picture svg`).last().boundingBox();
      assert.ok(box.x >= 0 && box.x + box.width <= phone.width, id);
    }
    assert.deepEqual(await findOverflow(page), []);
    assert.deepEqual(await findAccessFaults(page), []);
  });
});

test('missing years are gaps, and lines differ without colour', { timeout }, async () => {
  await openCharts({}, async (page) => {
    const lines = await page.locator('#uden-arbejde .chart-picture svg path[fill="none"]').evaluateAll((paths) =>
      paths.filter((path) => Number(path.getAttribute('stroke-width')) >= 2)
        .map((path) => ({ pieces: path.getAttribute('d').match(/M/g).length, dashes: path.getAttribute('stroke-dasharray') ?? '' })));
    assert.equal(lines.length, 3);
    assert.deepEqual(lines.map(({ pieces }) => pieces).sort(), [1, 1, 2]);
    assert.equal(new Set(lines.map(({ dashes }) => dashes)).size, 3);
  });
});

test('pointing at a year tells its figures', { timeout }, async () => {
  await openCharts({}, async (page) => {
    const box = await page.locator('#uden-arbejde .chart-canvas').boundingBox();
    await page.locator('#uden-arbejde .chart-canvas').hover({ position: { x: 60, y: box.height / 2 } });
    const tip = page.locator('#uden-arbejde .chart-tip');
    await tip.waitFor();
    assert.match(await tip.innerText(), /^2017\s+Sønderparken\s+47,3\s%\s+Nørrevænget\s+38,0\s%\s+Kommunen\s+21,0\s%$/);
  });
});

test('a window of another width draws it anew', { timeout }, async () => {
  await openCharts({}, async (page) => {
    await page.setViewportSize(phone);
    await page.locator('#uden-arbejde .chart-key').waitFor();
    await page.setViewportSize(wide);
    await page.locator('#uden-arbejde .chart-key').waitFor({ state: 'detached' });
    assert.ok((await page.locator('#uden-arbejde svg').first().boundingBox()).width > 600);
  });
});

test('without script the table is there and no empty picture', { timeout }, async () => {
  await openCharts({ javaScriptEnabled: false, viewport: phone }, async (page) => {
    for (const id of drawn) {
      assert.equal(await page.locator(`#${id} table`).isVisible(), true, id);
      assert.equal(await page.locator(`#${id} .chart-picture`).isVisible(), false, id);
    }
    for (const id of ['kriterier', 'omraader']) assert.equal(await page.locator(`#${id}`).isVisible(), true);
    assert.equal(await page.locator('#kriterier table').isVisible(), true);
    assert.equal(await page.locator('#omraader .small-line').first().isVisible(), true);
  });
});

test('where the script does not come the table comes back', { timeout }, async () => {
  await withPage(browser, { viewport: wide }, async (page) => {
    await page.route(/\/charts\.[^/]*js$/, (route) => route.abort());
    await page.goto(`${server.address}/da/gaest/diagrammer.html`);
    await page.waitForTimeout(4500);
    const box = await page.locator('#uden-arbejde .details-text').boundingBox();
    assert.ok(box.height > 200, `${box.height}`);
  });
});

test('paper shows picture and table', { timeout }, async () => {
  await openCharts({ viewport: phone }, async (page) => {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 718, height: 1000 });
    for (const id of drawn) {
      const picture = await page.locator(`#${id} .chart-canvas svg`).boundingBox();
      assert.ok(picture.width > 300 && picture.width <= 718 && picture.height > 100, `${id}: ${JSON.stringify(picture)}`);
      assert.equal(await page.locator(`#${id} table`).isVisible(), true, id);
    }
    assert.equal(await page.locator('#uden-arbejde').getByText('CSV').isVisible(), false);
  });
});

test('nothing moves', { timeout }, async () => {
  for (const reducedMotion of ['reduce', 'no-preference']) {
    await openCharts({ reducedMotion }, async (page) => {
      assert.equal(await page.evaluate(() => document.querySelector('main').getAnimations({ subtree: true }).length), 0);
      assert.equal(await page.locator('.chart-picture style, .chart-picture animate').count(), 0);
    });
  }
});
