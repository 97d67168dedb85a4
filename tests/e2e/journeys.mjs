// SPDX-License-Identifier: EUPL-1.2
// node --test tests/e2e/journeys.mjs: what people do from end to end, and what goes wrong on the way, in the
// program that TOVHOLDER_BINARY names.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { after, test } from 'node:test';
import { phone, wide, withPage } from './browser.mjs';
import { findAccessFaults, findMarkupFaults, findOverflow } from './checks.mjs';
import { startProgram } from './program.mjs';
import { openStage, timeout } from './stage.mjs';
import { traveller } from './travel.mjs';

const { site: program, browser, close } = await openStage(startProgram);
after(close);
const travel = traveller(program, browser);

// Presses the Tab key until the focus stands on what `selector` names.
async function tabTo(page, selector) {
  for (let i = 0; i < 2000; ++i) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return;
  }
  assert.fail(`the Tab key never comes to ${selector}`);
}
const refusals = /console: Failed to load resource: the server responded with a status of 4\d\d/;

test('a form sent after the session has ended comes through the sign-in', { timeout }, async () => {
  const password = 'fire grønne cykler';
  await travel('secretary', 'da', async (page, context) => {
    await page.goto(`${program.address}/konto`);
    const old = page.locator('#adgangskode-nu');
    if (await old.count()) await old.fill(password);
    await page.locator('#adgangskode-ny').fill(password);
    await page.locator('#adgangskode-ny').press('Enter');
    await page.getByText('Adgangskoden er skiftet').waitFor();
    const email = await page.locator('#email').inputValue();
    await page.goto(`${program.address}/import/gennemgang/1`);
    const field = page.locator('main form textarea, main form input[type="text"]').first();
    const name = await field.getAttribute('name');
    await field.fill('Skrevet uden session: æ & <b>');
    await context.clearCookies();
    await page.locator('button[name="handling"][value="gem"]').first().click();
    await page.getByText('Ikke gemt endnu').waitFor();
    await page.locator('#email').fill(email);
    await page.locator('#adgangskode').fill('forkert kode');
    await page.locator('#adgangskode').press('Enter');
    await page.getByText('passer ikke sammen').waitFor();
    await page.locator('#adgangskode').fill(password);
    await page.locator('#adgangskode').press('Enter');
    await page.locator('#det-skrevne').waitFor();
    const again = page.locator(`[name="${name}"]`);
    assert.equal(await again.inputValue(), 'Skrevet uden session: æ & <b>');
    await page.goto(`${program.address}/import/gennemgang/1`);
    assert.notEqual(await page.locator(`[name="${name}"]`).inputValue(), 'Skrevet uden session: æ & <b>');
    program.cookies.clear();
  }, { expected: refusals });
});

test('suggestions come and are taken by keyboard', { timeout }, async () => {
  await travel('outsider', 'da', async (page) => {
    await page.goto(program.address);
    await page.keyboard.press('/');
    await page.keyboard.type('vask', { delay: 20 });
    await page.locator('.suggestions li').first().waitFor();
    await page.keyboard.press('ArrowDown');
    const chosen = await page.locator('.suggestions li[aria-selected="true"]').textContent();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/soeg\?q=/);
    assert.equal(new URL(page.url()).searchParams.get('q'), chosen);
    await page.locator('.hits > li').first().waitFor();
  });
});

test('a search is saved, and its feed is there for everybody', { timeout }, async () => {
  await travel('secretary', 'da', async (page) => {
    await page.goto(`${program.address}/soeg?q=helhedsplan`);
    await page.locator('#navn').fill('Helhedsplanen');
    await page.getByRole('button', { name: 'Gem søgningen' }).click();
    await page.getByText('Gemt som “Helhedsplanen”.', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Gemte søgninger' }).click();
    const feed = await page.locator('main a[href^="/soegninger/feed/"]').first().getAttribute('href');
    const answer = await fetch(program.address + feed);
    assert.equal(answer.headers.get('content-type'), 'application/atom+xml; charset=utf-8');
    assert.match(await answer.text(), /<entry>/);
  });
});

test('a file is imported by keyboard alone', { timeout }, async () => {
  await travel('secretary', 'da', async (page) => {
    // Asked for ahead of the page: the browser takes a while to leave its own dialogue shut.
    const chooser = page.waitForEvent('filechooser');
    await page.goto(`${program.address}/import`);
    await page.locator('input[type="file"]').first().focus();
    await page.keyboard.press('Space');
    await (await chooser).setFiles({
      name: 'tastatur.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('Boligudvalget - Referat - 4. februar 2026\n\n1. Tastaturpunktet (B)\n\nBeslutning\n\nGodkendt.\n'),
    });
    await tabTo(page, 'main form button[type="submit"]');
    await page.keyboard.press('Enter');
    await page.getByText('1 fil importeret').waitFor();
    await tabTo(page, 'main .alert a');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/import\/\d+$/);
    await page.getByText('tastatur.txt').first().waitFor();
  });
});

test('a review is corrected by keyboard alone', { timeout }, async () => {
  await travel('secretary', 'da', async (page) => {
    await page.goto(`${program.address}/import/gennemgang/1`);
    const title = page.locator('#gennemgang [name="place"]');
    await title.focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Mødelokale 7');
    await tabTo(page, 'button[name="handling"][value="gem"]');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    await page.goto(`${program.address}/import/gennemgang/1`);
    assert.equal(await page.locator('#gennemgang [name="place"]').inputValue(), 'Mødelokale 7');
  });
});

const wildQueries = [
  '"', '"helhedsplan', '-', '-helhedsplan -plan', '*', 'OR', 'AND NOT (', 'organ:', 'aar:abc', 'type:sludder', '\\', "'; DROP TABLE meeting; --",
  '\u0001\u0007\u001b', '🏘️ 🙂', '\u202Ehelhedsplan\u202C', '\uFEFF', '%00', '<script>alert(1)</script>', 'a'.repeat(10_000), 'helhedsplan '.repeat(800),
  'æøå '.repeat(2500), '"'.repeat(5000),
];
test('any query gives a page that says what became of it', { timeout }, async () => {
  for (const [language, title] of [['da', 'Søg'], ['en', 'Search']]) {
    await travel('outsider', language, async (page) => {
      for (const query of wildQueries) {
        const response = await page.goto(`${program.address}/soeg?q=${encodeURIComponent(query)}`);
        const name = JSON.stringify(query.slice(0, 20));
        assert.equal(response.status(), 200, name);
        assert.equal((await page.locator('h1').textContent()).trim(), title, name);
        const said = await page.locator('main').innerText();
        assert.ok(/fund|hit|[Ii]ntet|[Nn]othing/.test(said), `${name}: ${said}`);
        assert.deepEqual(await page.evaluate(() => [document.scripts.length > 0, document.documentElement.scrollWidth > innerWidth]), [true, false], name);
      }
    });
  }
});

// The bytes of a form with a file, as far as they come before the line breaks.
function brokenUpload(cookies, token) {
  const part = (head, body) => `--kant\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
  const begin = part('name="csrf"', token) + part('name="filer"; filename="afbrudt.txt"', 'Boligudvalget - Referat - 4. februar 2026');
  return [
    'POST /import HTTP/1.1', `Host: ${program.listen}`, `Cookie: ${cookies.map(({ name, value }) => `${name}=${value}`).join('; ')}`,
    'Sec-Fetch-Site: same-origin', 'Content-Type: multipart/form-data; boundary=kant', 'Content-Length: 1000000', '', begin,
  ].join('\r\n');
}

test('an upload that breaks off leaves nothing behind and the program well', { timeout }, async () => {
  await travel('secretary', 'da', async (page) => {
    await page.goto(`${program.address}/import`);
    const before = await page.locator('main').innerText();
    const token = await page.locator('main input[name="csrf"]').first().inputValue();
    const cookies = await program.cookiesOf(browser, 'secretary', 'da');
    for (let i = 0; i < 5; ++i) {
      await new Promise((resolve, reject) => {
        const socket = connect(Number(program.listen.split(':')[1]), '127.0.0.1', () => {
          socket.write(brokenUpload(cookies, token), () => socket.destroy());
        });
        socket.on('close', resolve).on('error', reject);
      });
    }
    assert.equal((await page.goto(`${program.address}/import`)).status(), 200);
    assert.equal(await page.locator('main').innerText(), before);
    await page.goto(`${program.address}/dokumenter`);
    assert.equal(await page.getByText('afbrudt.txt').count(), 0);
  });
});

// The code that an app shows now for a key in base32 (RFC 6238).
function codeOf(key) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...key.replaceAll(' ', '')].map((c) => letters.indexOf(c).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', bytes).update(step).digest();
  const at = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(at % 1_000_000).padStart(6, '0');
}

async function findPageFaults(page) {
  // The browser writes required="" where the page says required.
  const faults = (await findMarkupFaults(await page.content())).filter((fault) => !/boolean-style/.test(fault));
  for (const viewport of [wide, phone]) {
    await page.setViewportSize(viewport);
    faults.push(...(await findOverflow(page)), ...(await findAccessFaults(page)));
  }
  await page.setViewportSize(wide);
  return faults;
}

test('two-step sign-in is set up, asked for and turned off', { timeout }, async () => {
  await travel('secretary', 'da', async (page) => {
    await page.goto(`${program.address}/konto/totrin`);
    await page.getByRole('button', { name: 'Slå totrinslogin til' }).click();
    await page.locator('svg.qr-code').waitFor();
    assert.deepEqual(await findPageFaults(page), []);
    const key = await page.locator('main code').first().textContent();
    await page.locator('#engangskode-totrin').fill(codeOf(key));
    await page.locator('#engangskode-totrin').press('Enter');
    await page.getByRole('heading', { name: 'Dine gendannelseskoder' }).waitFor();
    assert.deepEqual(await findPageFaults(page), []);
    const codes = await page.locator('main li code').allTextContents();
    assert.equal(codes.length, 10);
    await withPage(browser, { viewport: wide, javaScriptEnabled: false }, async (other) => {
      await other.goto(await program.signInLink());
      await other.locator('#engangskode').fill(codes[0]);
      await other.locator('main button[type="submit"]').click();
      await other.getByText('Log ud').first().waitFor();
    });
    await page.goto(`${program.address}/konto/totrin`);
    await page.getByText('Der er 9 gendannelseskoder tilbage').waitFor();
    assert.deepEqual(await findPageFaults(page), []);
    await page.locator('summary', { hasText: 'Slå totrinslogin fra' }).click();
    await page.locator('#engangskode-fjern').fill(codes[1]);
    await page.locator('#engangskode-fjern').press('Enter');
    await page.getByText('Totrinslogin er slået fra.').waitFor();
  });
});
