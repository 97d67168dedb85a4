// SPDX-License-Identifier: EUPL-1.2
// node --test tests/e2e/meetings.mjs: meetings from proposal to published minutes, each step by whoever does it, in
// the program that TOVHOLDER_BINARY names. Where TOVHOLDER_PICTURES names a folder, pictures for docs/pictures land in it.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { phone, wide, withPage } from './browser.mjs';
import { findAccessFaults, findMarkupFaults, findOverflow, watchPage } from './checks.mjs';
import { takePicture } from './picture.mjs';
import { startProgram } from './program.mjs';
import { openStage, timeout } from './stage.mjs';

const run = promisify(execFile);
const limit = 60_000; // ms for one step
const { site: program, browser, close } = await openStage(startProgram);
after(close);

const committee = '§ 17,4-udvalget for helhedsplanen 2026';
const board = 'Bestyrelsen for En fælles indsats';
const people = {
  secretary: { name: 'Kurt Ibsen', role: 'sekretær' },
  chair: { name: 'Jørn Kvistgaard', role: 'formand' },
  member: { name: 'Torben Lindegaard', role: 'medlem' },
  other: { name: 'Rikke Dam Sejersen', role: 'medlem' },
};
const host = { name: 'Karsten Wulff' }; // who chairs the board of the example plan
const users = { ...people, host };
const cookies = new Map();

const emailOf = ({ name }) => `${name.split(' ')[0].toLowerCase().replace('ø', 'oe')}@example.dk`;
const today = new Intl.DateTimeFormat('da', { dateStyle: 'long', timeZone: 'Europe/Copenhagen' }).format(new Date());

// A window of one of them; what goes wrong in the page fails the journey, but for the faults in `expected`.
async function as(who, use, { viewport = wide, javaScriptEnabled = true, expected = /^$/ } = {}) {
  await withPage(browser, { cookies: cookies.get(who), viewport, javaScriptEnabled, reducedMotion: 'reduce' }, async (page, context) => {
    context.setDefaultTimeout(limit);
    const faults = watchPage(page);
    await use(page);
    assert.deepEqual(faults.filter((fault) => !expected.test(fault)), []);
  });
}

async function findPageFaults(page) {
  const faults = (await findMarkupFaults(await page.content())).filter((fault) => !/boolean-style/.test(fault));
  for (const viewport of [wide, phone]) {
    await page.setViewportSize(viewport);
    faults.push(...(await findOverflow(page)), ...(await findAccessFaults(page)));
  }
  await page.setViewportSize(wide);
  return faults;
}

async function show(page, name) {
  if (process.env.TOVHOLDER_PICTURES) await takePicture(page, process.env.TOVHOLDER_PICTURES, name);
}

function table() {
  const head = 'Post;Navn;Art;Myndighed;Organ;Person;Rolle;Fra;Til';
  const rows = [`Organ;${committee};§ 17,4-udvalg;Slagelse;;;;;`, `Levetid;;;;${committee};;;2026-01-01;2029-12-31`];
  for (const { name, role } of Object.values(people)) rows.push(`Medlemskab;;;;${committee};${name};${role};2026-01-01;`);
  return [head, ...rows].join('\n');
}

before(async () => {
  await withPage(browser, { viewport: wide }, async (page, context) => {
    context.setDefaultTimeout(limit);
    await program.signIn(page);
    await page.goto(`${program.address}/organisation/tabel`);
    await page.setInputFiles('input[type="file"]', { name: 'udvalg.csv', mimeType: 'text/csv', buffer: Buffer.from(table()) });
    await page.getByRole('button', { name: 'Importér' }).click();
    await page.waitForURL((url) => !url.pathname.endsWith('/tabel'));
    for (const person of Object.values(users)) {
      const { stdout } = await run(program.binary, ['user', 'add', emailOf(person), '--name', person.name, '--data', program.data]);
      await page.goto(`${program.address}/brugere`);
      await page.getByRole('link', { name: person.name }).click();
      await page.locator('[name="person"]').fill(person.name);
      await page.locator('form', { has: page.locator('[name="person"]') }).locator('button[type="submit"]').first().click();
      await page.waitForLoadState();
      person.link = program.address + new URL(/https?:\/\/\S+/.exec(stdout)[0]).pathname;
    }
  });
  for (const [who, { link }] of Object.entries(users)) {
    await withPage(browser, { viewport: wide }, async (page, context) => {
      await page.goto(link);
      await page.locator('main form[method="post"] button[type="submit"]').first().click();
      await page.getByText('Log ud').first().waitFor();
      cookies.set(who, await context.cookies());
    });
  }
}, { timeout });

async function createMeeting(page, title, hosts) {
  await page.goto(`${program.address}/moeder/ny`);
  const fields = page.locator('select[name^="organ"]');
  for (const [i, host] of hosts.entries()) {
    if (i === 1) await page.locator('summary', { hasText: 'Fællesmøde' }).click();
    const value = await fields.nth(i).locator('option', { hasText: host }).first().getAttribute('value');
    await fields.nth(i).selectOption(value);
  }
  await page.locator('[name="titel"]').fill(title);
  await page.locator('[name="dato"]').fill(today);
  await page.locator('[name="start"]').fill('15.00');
  await page.locator('[name="slut"]').fill('17.00');
  await page.locator('[name="sted"]').fill('Rådhuset');
  await page.getByRole('button', { name: 'Opret mødet' }).click();
  await page.waitForURL(/\/moeder\/\d+\/dagsorden/);
  return Number(/moeder\/(\d+)/.exec(page.url())[1]);
}

async function addItem(page, meeting, { title, type = 'decision', points = '', closed }) {
  await page.goto(`${program.address}/moeder/${meeting}/dagsorden/ny`);
  await page.locator('[name="titel"]').fill(title);
  await page.locator('[name="art"]').selectOption(type);
  await page.locator('[name="minutter"]').fill('10');
  await page.locator('[name="ansvarlig"]').fill('Sekretariatet');
  await page.locator('[name="indstiller"]').fill('Sekretariatet');
  await page.locator('[name="indstilling"]').fill(points);
  if (closed) {
    await page.locator('summary', { hasText: 'Lukket punkt' }).click();
    await page.locator('[name="lukket"]').check();
    await page.locator('[name="hjemmel"]').fill(closed);
  }
  await page.getByRole('button', { name: 'Gem', exact: true }).last().click();
  await page.waitForURL(/\/dagsorden$/);
}

async function propose(page, meeting, title, text) {
  await page.goto(`${program.address}/moeder/forslag`);
  await page.getByRole('link', { name: meeting }).first().click();
  await page.locator('[name="titel"]').fill(title);
  await page.locator('[name="tekst"]').fill(text);
  await page.locator('main form button[type="submit"]').last().click();
  await page.waitForLoadState();
}

async function takeProposal(page, meeting, title, { type, responsible, points = '' }) {
  await page.goto(`${program.address}/moeder/${meeting}/forslag`);
  await page.getByRole('button', { name: 'Sæt det på dagsordenen' }).first().click();
  await page.waitForLoadState();
  await page.goto(`${program.address}/moeder/${meeting}/dagsorden`);
  await page.getByRole('link', { name: title }).click();
  await page.locator('[name="art"]').selectOption(type);
  await page.locator('[name="ansvarlig"]').fill(responsible);
  await page.locator('[name="indstilling"]').fill(points);
  await page.getByRole('button', { name: 'Gem', exact: true }).last().click();
  await page.waitForURL(/\/dagsorden$/);
}

async function endMeeting(page) {
  await page.locator('summary', { hasText: 'Afslut mødet' }).click();
  await page.getByRole('button', { name: 'Afslut mødet nu' }).click();
  await page.getByText('Referatet er et udkast').waitFor();
}

async function release(page, meeting) {
  await page.goto(`${program.address}/moeder/${meeting}/frigiv`);
  await page.locator('[name="begrundelse"]').fill('fonden skal have svar i denne uge');
  await page.getByRole('button', { name: 'Frigiv dagsorden' }).click();
  await page.getByText('Dagsordenen er frigivet.').waitFor();
}

async function decide(page, point, outcome, text = '') {
  await page.locator(`#udfald-${point}`).selectOption(outcome);
  if (text) await page.locator(`#tekst-${point}`).fill(text);
  await page.locator(`form[data-save]:has(#tekst-${point}) .save-state`, { hasText: 'Gemt' }).waitFor();
}

const next = async (page) => {
  const shown = await page.locator('.live-item h2').innerText();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.waitForFunction((before) => document.querySelector('.live-item h2')?.innerText !== before, shown);
};

let meeting;
let closedItem;

test('a member proposes, the secretary makes the agenda and releases it', { timeout }, async () => {
  await as('secretary', async (page) => {
    meeting = await createMeeting(page, 'Ordinært møde', [committee]);
  });
  await as('member', async (page) => {
    await propose(page, /Ordinært møde/, 'Lektiecafé i Ringparken', 'Børnene mangler et sted om eftermiddagen.');
  });
  await as('secretary', async (page) => {
    await takeProposal(page, meeting, /Lektiecafé/, { type: 'discussion', responsible: 'Torben Lindegaard' });
    await addItem(page, meeting, { title: 'Fritidspas 2027', points: 'at budgettet godkendes\nat der sættes 50.000 kr. af' });
    await addItem(page, meeting, { title: 'Køb af lokaler i Sydbyen', points: 'at købet godkendes', closed: 'Offentlighedsloven § 33' });
    await addItem(page, meeting, { title: 'Nyt fra områderne', type: 'information' });
    await page.goto(`${program.address}/moeder/${meeting}/dagsorden`);
    await show(page, 'agenda');
    await release(page, meeting);
    assert.equal(await page.locator('.agenda-item').count(), 6);
  });
  await withPage(browser, { viewport: wide }, async (page) => {
    await page.goto(`${program.address}/moeder/${meeting}`);
    assert.equal(await page.getByText('Sydbyen').count(), 0);
    await page.getByText('Lukket punkt').first().waitFor();
  });
});

test('the meeting is held by keyboard while a member follows', { timeout }, async () => {
  await as('secretary', async (page) => {
    await page.goto(`${program.address}/moeder/${meeting}/afvikling/navneopraab`);
    assert.deepEqual(await findPageFaults(page), []);
    await page.getByLabel(/Rikke Dam Sejersen/).selectOption('apology');
    await page.getByRole('button', { name: 'Åbn mødet' }).click();
    await page.getByText('Mødet er åbnet.').waitFor();
    assert.deepEqual(await findPageFaults(page), []);
    await decide(page, 1, 'approved');
    await next(page);
    await as('member', async (follower) => {
      await follower.goto(`${program.address}/moeder/${meeting}/foelg`);
      assert.deepEqual(await findPageFaults(follower), []);
      await decide(page, 0, 'discussed', 'Udvalget bakker op.');
      await follower.getByText('Drøftet. Udvalget bakker op.').first().waitFor({ timeout: 10_000 });
    });
    await next(page);
    await page.locator('summary', { hasText: 'Ved navn' }).click();
    const vote = page.locator('form[action$="/afstemning"]', { has: page.locator('input[value="names"]') });
    await vote.getByLabel('Torben Lindegaard').selectOption('no');
    await vote.getByRole('button', { name: 'Gem afstemningen' }).click();
    await page.getByText('imod stemte 1 (Torben Lindegaard)').waitFor();
    await decide(page, 1, 'approved');
    await decide(page, 2, 'rejected');
    await show(page, 'live');
    await next(page);
    closedItem = Number(await page.locator('form[data-save] [name="punkt"]').first().inputValue());
    await decide(page, 1, 'approved', 'Prisen er 1,2 mio. kr.');
    await next(page);
    await decide(page, 0, 'noted');
    await next(page);
    await decide(page, 1, 'approved');
    await endMeeting(page);
    assert.deepEqual(await findPageFaults(page), []);
    await page.getByRole('button', { name: 'Send til godkendelse' }).click();
    await page.getByText('Sendt til godkendelse').first().waitFor();
  });
});

test('a lost connection loses no word', { timeout }, async () => {
  await as('secretary', async (page) => {
    const other = await createMeeting(page, 'Møde uden net', [committee]);
    await addItem(page, other, { title: 'Et punkt', points: 'at det godkendes' });
    await release(page, other);
    await page.goto(`${program.address}/moeder/${other}/afvikling/navneopraab`);
    await page.getByRole('button', { name: 'Åbn mødet' }).click();
    await page.getByText('Mødet er åbnet.').waitFor();
    await page.route('**/beslutning', (route) => route.abort());
    await page.locator('#tekst-1').fill('Skrevet uden net');
    await page.getByText('Ingen forbindelse').first().waitFor();
    await page.unroute('**/beslutning');
    await page.reload(); // as if the browser was closed and opened
    await page.locator('form[data-save]:has(#tekst-1) .save-state', { hasText: 'Gemt' }).waitFor();
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    assert.equal(await page.locator('#tekst-1').inputValue(), 'Skrevet uden net');

    // On a slow line words come before the script that sends them.
    let letGo;
    const held = new Promise((resolve) => { letGo = resolve; });
    await page.route(/sitting.*\.js/, async (route) => { await held; await route.continue(); });
    await page.reload({ waitUntil: 'commit' });
    await page.locator('#tekst-1').fill('Skrevet før siden var klar');
    letGo();
    await page.locator('form[data-save]:has(#tekst-1) .save-state', { hasText: 'Gemt' }).waitFor();
    await page.reload();
    assert.equal(await page.locator('#tekst-1').inputValue(), 'Skrevet før siden var klar');
  }, { expected: /ERR_FAILED/ });
});

test('members approve, the absent may not, and the minutes are published', { timeout }, async () => {
  await as('other', async (page) => {
    await page.goto(`${program.address}/moeder/${meeting}/referat`);
    assert.equal(await page.getByText('Er referatet rigtigt?').count(), 0);
  });
  // One on a phone, one without JavaScript.
  for (const [who, how] of [['chair', { viewport: phone }], ['member', { javaScriptEnabled: false }]]) {
    await as(who, async (page) => {
      await page.goto(`${program.address}/moeder/${meeting}/referat`);
      if (who === 'chair') assert.deepEqual(await findPageFaults(page), []);
      await page.getByRole('button', { name: 'Godkend referatet' }).click();
      await page.getByRole('heading', { name: /^Referat af/ }).waitFor();
    }, how);
  }
  await as('secretary', async (page) => {
    await page.goto(`${program.address}/moeder/${meeting}/referat`);
    await page.getByText('Godkendt og låst').waitFor();
    await page.getByRole('button', { name: 'Offentliggør referatet' }).click();
    await page.getByText('Luk et punkt, der er offentligt').waitFor();
    assert.deepEqual(await findPageFaults(page), []);
    await show(page, 'minutes');
  });
});

async function fetchPdf(path) {
  for (const end = Date.now() + limit; Date.now() < end;) {
    const answer = await fetch(program.address + path);
    if (answer.status === 200) return Buffer.from(await answer.arrayBuffer());
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${path} did not become a PDF`);
}

test('an outsider reads it back from page, PDF, calendar, feed and search', { timeout }, async () => {
  const address = `${program.address}/moeder/${meeting}`;
  const pageText = await (await fetch(address)).text();
  assert.match(pageText, /At 1: Godkendt\./);
  assert.match(pageText, /At 2: Ikke godkendt\./);
  const pdf = await fetchPdf(`/moeder/${meeting}/udskrift.pdf`);
  const { stdout: printed } = await new Promise((resolve, reject) => {
    const child = execFile('pdftotext', ['-', '-'], { maxBuffer: 1e8 }, (error, stdout) => (error ? reject(error) : resolve({ stdout })));
    child.stdin.end(pdf);
  });
  const found = await (await fetch(`${program.address}/soeg?q=fritidspas`)).text();
  assert.match(found, new RegExp(`/moeder/${meeting}|Ordinært møde`));
  const organization = /organisation\/(\d+)[^"]*">§ 17,4-udvalget for helhedsplanen 2026/.exec(await (await fetch(`${program.address}/organer`)).text())?.[1];
  const calendar = await (await fetch(`${program.address}/organisation/${organization}/kalender.ics`)).text();
  assert.match(calendar, /SUMMARY:.*Ordinært møde/);
  const secret = await (await fetch(`${program.address}/soeg?q=Sydbyen+lokaler`)).text();
  const item = await (await fetch(`${program.address}/punkter/${closedItem}`)).text();
  for (const [where, text] of Object.entries({ page: pageText, PDF: printed, calendar, search: found, item })) {
    for (const word of ['Køb af lokaler', 'Prisen er 1,2', 'Offentlighedsloven § 33']) {
      assert.ok(!text.includes(word), `${where} tells “${word}”`);
    }
  }
  assert.ok(!secret.includes('Køb af lokaler'));
  assert.match(printed, /Fritidspas 2027/);
  assert.match(printed, /Godkendt/);
});

// Its minutes are approved as its last item, as the committee does it, and published with a closed item.
test('a joint meeting with the board, from a proposal of the board to published minutes', { timeout }, async () => {
  let joint;
  let secret;
  await withPage(browser, { viewport: wide }, async (page, context) => {
    context.setDefaultTimeout(limit);
    await program.signIn(page);
    await page.goto(`${program.address}/organer`);
    await page.getByRole('link', { name: committee }).first().click();
    await page.waitForURL(/\/organisation\/\d+/);
    await page.goto(`${page.url()}/moederegler`);
    await page.locator('[name="godkendelse"][value="same_meeting"]').check();
    await page.getByRole('button', { name: 'Gem', exact: true }).last().click();
    await page.getByText('Det er gemt.').waitFor();
  });
  await as('secretary', async (page) => {
    joint = await createMeeting(page, 'Fællesmøde om helhedsplanen', [committee, board]);
  });
  await as('host', async (page) => {
    await propose(page, /Fællesmøde/, 'Fælles retning for unge', 'Boligorganisationerne vil være med.');
  });
  await as('secretary', async (page) => {
    await takeProposal(page, joint, /Fælles retning/, { type: 'decision', responsible: host.name, points: 'at retningen godkendes' });
    await addItem(page, joint, { title: 'Lejemål til kompetencecentret', points: 'at lejemålet godkendes', closed: 'Offentlighedsloven § 33' });
    await release(page, joint);
    await page.goto(`${program.address}/moeder/${joint}/afvikling/navneopraab`);
    await page.getByRole('button', { name: 'Åbn mødet' }).click();
    await page.getByText('Mødet er åbnet.').waitFor();
    await page.getByText(`${board}:`).first().waitFor(); // a quorum for each
    await decide(page, 1, 'approved');
    await next(page);
    await page.locator('summary', { hasText: 'Ved håndsoprækning' }).click();
    const hands = page.locator('form[action$="/afstemning"]', { has: page.locator('input[value="hands"]') });
    await hands.locator('[name="organ"]').selectOption({ label: board });
    await hands.locator('[name="yes"]').fill('4');
    await hands.getByRole('button', { name: 'Gem afstemningen' }).click();
    await page.getByText(`i ${board}: For stemte 4`).waitFor();
    await decide(page, 1, 'recommended');
    await next(page);
    secret = Number(await page.locator('form[data-save] [name="punkt"]').first().inputValue());
    await decide(page, 1, 'approved', 'Lejen er 80.000 kr. om året.');
    await next(page);
    await decide(page, 1, 'approved');
    await endMeeting(page);
    await page.getByRole('button', { name: 'Mødet godkendte referatet' }).click();
    await page.getByText('Godkendt og låst').waitFor();
    await page.getByRole('button', { name: 'Offentliggør referatet' }).click();
    await page.getByText('Luk et punkt, der er offentligt').waitFor();
    assert.deepEqual(await findPageFaults(page), []);
  });
  for (const who of ['chair', 'host']) {
    await as(who, async (page) => {
      await page.goto(`${program.address}/punkter/${secret}`);
      await page.getByText('Lejen er 80.000 kr. om året.').first().waitFor();
    });
  }
  const address = `${program.address}/moeder/${joint}`;
  for (const place of [address, `${program.address}/punkter/${secret}`, `${program.address}/soeg?q=lejem%C3%A5l`]) {
    const text = await (await fetch(place)).text();
    for (const word of ['Lejemål til kompetencecentret', 'Lejen er 80.000']) assert.ok(!text.includes(word), `${place} tells “${word}”`);
  }
  assert.match(await (await fetch(address)).text(), /Indstilles til godkendelse/);
  assert.ok((await fetchPdf(`/moeder/${joint}/udskrift.pdf`)).length > 0);
});
