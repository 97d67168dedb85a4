// SPDX-License-Identifier: EUPL-1.2
// node --test tests/e2e/plans.mjs: a plan from its paper to what follows when a meeting slips, what bodies say to it, and
// the application that comes of it, in the program that TOVHOLDER_BINARY names.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, test } from 'node:test';
import { startProgram } from './program.mjs';
import { openStage, timeout } from './stage.mjs';
import { traveller } from './travel.mjs';

const { site: program, browser, close } = await openStage(startProgram);
after(close);
const travel = traveller(program, browser);
const acceptance = process.env.TOVHOLDER_ACCEPTANCE;
let plan = '';

async function organ(name) {
  const page = await (await fetch(`${program.address}/organisation`)).text();
  const found = new RegExp(`href="/organisation/(\\d+)"[^>]*>${name}<`).exec(page);
  assert.ok(found, `no ${name}`);
  return found[1];
}

test('a plan is read from its paper and shows what decides its end', { timeout, skip: !acceptance && 'TOVHOLDER_ACCEPTANCE is not set' }, async () => {
  const golden = JSON.parse(await readFile(`${acceptance}/seeds/002.json`, 'utf8'));
  const paper = `${acceptance}/../${golden.source.replace(/^shared\//, '')}`;
  await travel('secretary', 'da', async (page) => {
    const press = (name) => page.getByRole('button', { name, exact: true }).click();
    await page.goto(`${program.address}/plan/import`);
    await page.locator('input[type="file"]').setInputFiles(paper);
    await press('Importér');
    await page.getByRole('heading', { name: 'Hvad der blev forstået' }).waitFor();
    assert.equal(await page.locator('.table tbody tr').count(), golden.rows.length);
    plan = new URL(page.url()).pathname.replace('/gennemgang', '');
    await page.goto(`${program.address}${plan}/ret`);
    await page.getByLabel('Skal begynde den').fill('1. oktober 2025');
    await press('Gem');
    const calendars = {
      'Bestyrelsen for En fælles indsats': ['26. februar 2024', '4. marts 2024', '27. januar 2025', '24. februar 2025', '31. marts 2025'],
      'Organisationsbestyrelsen i Slagelse Boligselskab': ['13. marts 2024', '12. februar 2025', '12. marts 2025'],
      'Organisationsbestyrelsen i FOB': ['20. marts 2024', '19. februar 2025', '19. marts 2025'],
      'Organisationsbestyrelsen i BoligKorsør': ['20. marts 2024', '20. februar 2025', '20. marts 2025'],
      'Slagelse Byråd': ['27. maj 2024', '24. februar 2025', '24. marts 2025', '28. april 2025', '26. maj 2025'],
    };
    for (const [name, days] of Object.entries(calendars)) {
      await page.goto(`${program.address}/plan/kalendere/${await organ(name)}`);
      await page.getByLabel('Flere dage').fill(days.join('\n'));
      await press('Tilføj');
      await page.getByText(/dage? er tilføjet/).waitFor();
    }
    await page.goto(program.address + plan);
    await page.getByText('skridt skulle være sket før i dag').click();
    await page.getByLabel('Sket som planlagt til og med').fill('30. september 2024');
    await press('Luk disse skridt');
    await page.getByText('skridt er sket').first().waitFor();
    await page.goto(`${program.address}${plan}?dag=1.+oktober+2024`);
    await page.getByText('Starten den 1. oktober 2025').first().waitFor();
    await page.getByRole('heading', { name: 'Hvad der afgør, hvornår alt er klaret' }).waitFor();
    const chain = await page.locator('main ol').allTextContents();
    assert.match(chain[0], /27\. januar 2025: .*Materialet skal være der den 17\. januar 2025/);
    assert.match(chain[0], /24\. marts 2025: .*byrådsmødet/);
    await page.getByRole('link', { name: 'Hvad nu, hvis noget skrider?' }).click();
    await page.goto(`${page.url()}?dag=1.+oktober+2024`);
    await page.getByLabel('Hvilket skridt').selectOption(
      await page.locator('#skridt option', { hasText: '27. januar 2025' }).getAttribute('value'));
    await page.getByLabel('Hele mødet flyttes til en anden dag').check();
    await page.getByLabel('Til hvilken dag').fill('24. februar 2025');
    await press('Se, hvad der følger');
    await page.getByText('i stedet for').first().waitFor();
    const slipped = await page.locator('main').innerText();
    assert.match(slipped, /mødes den 24. februar 2025 i stedet for den 27. januar 2025/);
    assert.match(slipped, /20 arbejdsdage senere/);
    assert.match(slipped, /Beboerdemokratisk godkendelse.*ikke før 24. februar 2025/);
    assert.match(slipped, /Starten den 1. oktober 2025 er mulig, ikke sikker/);

    const happened = async (activity, standing, day) => {
      await page.goto(program.address + plan);
      await page.locator('.table').getByRole('link', { name: activity }).click();
      await page.getByRole('link', { name: 'Ret skridtet' }).click();
      await page.getByLabel('Sådan står det').selectOption(standing);
      await page.getByLabel('Skete den', { exact: true }).fill(day);
      await press('Gem');
      await page.getByText('Skridtet er gemt.').waitFor();
    };
    await happened(/Politisk godkendelse på byrådsmødet/, 'ja', '24. marts 2025');
    await happened(/Landsbyggefonden godkender ny/, 'done', '31. marts 2025');
    await page.goto(program.address + plan);
    for (const [activity, day] of [[/Politisk godkendelse på byrådsmødet/, '24. marts 2025'], [/Landsbyggefonden godkender ny/, '31. marts 2025']]) {
      assert.match(await page.locator('.table tr', { hasText: activity }).innerText(), new RegExp(`${day}.*inden for fristen`, 's'));
    }
  });
});

test('two areas approve, four section boards refuse, the representatives set that aside', { timeout }, async () => {
  await travel('secretary', 'da', async (page) => {
    const press = (name) => page.getByRole('button', { name, exact: true }).click();
    for (const [number, name] of [['23', 'Ringparken Midt'], ['24', 'Ringparken Vest']]) {
      await page.goto(`${program.address}/afdelinger/ny`);
      await page.getByLabel('Boligorganisation').selectOption({ label: 'FOB' });
      await page.getByLabel('Nummer').fill(number);
      await page.getByLabel('Navn').fill(name);
      await page.getByLabel('Område').selectOption({ label: 'Ringparken' });
      await page.getByLabel('Boliger').fill('120');
      await press('Gem');
      await page.waitForURL((url) => !url.pathname.endsWith('/ny'));
    }
    await page.goto(`${program.address}/godkendelser/ny`);
    await page.getByLabel('Hvad skal godkendes').fill('Helhedsplan 2021-2024, som i foråret 2021');
    await page.getByLabel('Hvem må se den').selectOption({ label: 'Alle' });
    await page.getByLabel('Først: planens bestyrelse').selectOption('');
    for (const field of await page.locator('select[name^="board-"], #fund').all()) await field.selectOption('');
    for (const field of await page.locator('select[name^="area-"]').all()) await field.selectOption('section_board');
    for (const field of await page.locator('select[name^="representatives-"]').all()) {
      if (!(await field.locator('option:checked').innerText()).endsWith('FOB')) await field.selectOption('');
    }
    await press('Begynd');
    await page.getByText('Godkendelsen er begyndt').waitFor();
    const approval = page.url();
    const answer = async (who, reply, day, more = async () => {}) => {
      await page.goto(approval);
      await page.getByRole('link', { name: who }).last().click();
      await page.locator('main a[href$="/ret"]').first().click();
      await page.getByLabel(reply, { exact: true }).check();
      await page.getByLabel('Besluttet den').fill(day);
      await more();
      await press('Gem');
      await page.waitForURL((url) => !url.pathname.endsWith('/ret'));
    };
    for (const who of [/12 Sydbyen/, /14 Skovbrynet/, /27 Engparken/, /31 Motalavej Nord/, /32 Motalavej Syd/, /33 Birkevænget/]) {
      await answer(who, 'Ja', '20. april 2021');
    }
    await page.goto(`${approval}?dag=5.+maj+2021`);
    await page.getByText('Motalavej og Sydbyen har godkendt, Ringparken udestår.').first().waitFor();
    await answer(/9 Ringparken Øst/, 'Ja', '27. maj 2021');
    for (const who of [/21 Ringparken Nord/, /22 Ringparken Syd/, /23 Ringparken Midt/, /24 Ringparken Vest/]) {
      await answer(who, 'Nej', '3. juni 2021');
    }
    await page.goto(approval);
    assert.match(await page.locator('main').innerText(), /Nu: Repræsentantskabet i FOB/);
    const boxes = async () => {
      await page.getByLabel('Stemmer for').fill('25');
      await page.getByLabel('Stemmer imod').fill('14');
      const asides = page.locator('fieldset', { hasText: 'Sætter nejet til side fra' }).locator('input[type="checkbox"]');
      assert.equal(await asides.count(), 4);
      for (const box of await asides.all()) await box.check();
      await page.getByLabel('Med hvilken hjemmel').fill('Boligorganisationens øverste myndighed');
    };
    await answer(/Repræsentantskabet i FOB/, 'Ja', '22. juni 2021', boxes);
    await page.goto(approval);
    const standing = await page.locator('main').innerText();
    assert.match(standing, /25 mod 14/);
    assert.match(standing, /Nu: Slagelse Byråd/);
  });
});

// A PDF of one empty page.
function onePage() {
  const objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'];
  let pdf = '%PDF-1.4\n';
  let table = '0000000000 65535 f \n';
  objects.forEach((object, i) => {
    table += `${String(pdf.length).padStart(10, '0')} 00000 n \n`;
    pdf += `${i + 1} 0 obj\n${object}\nendobj\n`;
  });
  return Buffer.from(`${pdf}xref\n0 4\n${table}trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`);
}

test('an application is refused for 24 % and a missing declaration, and then accepted', { timeout }, async () => {
  const file = (name) => ({ name, mimeType: 'application/pdf', buffer: onePage() });
  await travel('secretary', 'da', async (page) => {
    const save = (label = 'Gem') => page.getByRole('button', { name: label, exact: true }).click();
    await page.goto(`${program.address}/ansoegninger/ny`);
    await page.getByLabel('Ansøgningens navn').fill('Prøve på en ansøgning');
    await page.getByLabel('Ringparken: FOB, 21 Ringparken Nord').check();
    await page.getByLabel('Motalavej: BoligKorsør, 31 Motalavej Nord').check();
    await page.getByLabel('Beskæftigelse').check();
    await page.locator('#approval').selectOption({ label: 'Prækvalifikation af En fælles indsats' });
    await save();
    await page.getByText('7 af 7 dele mangler.').waitFor();
    const application = new URL(page.url()).pathname;
    const goTo = (path) => page.goto(program.address + application + path);
    for (const [part, name] of [['residents', 'tal.pdf'], ['description', 'beskrivelse.pdf']]) {
      await goTo(`/krav/${part}`);
      await page.locator('input[type="file"]').setInputFiles(file(name));
      await save('Tilføj');
      await page.getByText('1 fil er her nu.').waitFor();
    }
    const line = async (text, payer, amount) => {
      await goTo('/budget');
      await page.getByLabel('Hvad pengene skal bruges til').fill(text);
      await page.getByLabel('Hvem betaler').selectOption({ label: payer });
      await page.getByLabel('Beløb for hele perioden').fill(amount);
      await save('Tilføj linjen');
      await page.getByText('Linjen er gemt.').waitFor();
    };
    await line('Medarbejdere', 'Fonden (tilskud)', '7,6 mio.');
    await line('Lokaler', 'Kommunen', '2.400.000');
    for (const part of ['master_data', 'residents', 'description', 'budget']) {
      await goTo(`/krav/${part}`);
      await page.getByLabel('Klar', { exact: true }).check();
      await save();
      await page.getByText('Delen er gemt.').waitFor();
    }
    const declare = async (who, names) => {
      await goTo('/erklaeringer');
      await page.getByRole('link', { name: who }).click();
      await page.getByLabel('Beslutningen bag').selectOption({ index: 1 });
      await page.locator('input[type="file"]').setInputFiles(file('erklaering.pdf'));
      const now = new Date();
      await page.getByLabel('Underskrevet den').fill(
        `${now.getUTCDate()}.${now.getUTCMonth() + 1}.${now.getUTCFullYear()}`);
      await page.getByLabel('Underskrevet af').fill(names.join('\n'));
      await save();
      await page.getByText('Det er gemt.').waitFor();
    };
    await declare('Slagelse Kommune', ['Vibeke Lassen']);
    await declare('FOB', ['Karsten Wulff', 'Jonas Bech-Petri']);
    await goTo('/pakke');
    await page.getByText('Ansøgningen kan ikke indsendes endnu.').waitFor();
    await page.getByText('24,0 % lokal medfinansiering; der skal være mindst 25 %').waitFor();
    await page.getByText('BoligKorsør har ikke afgivet noget endnu').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Indsend ansøgningen' }).count(), 0);
    await line('Vejledere', 'BoligKorsør', '133.334');
    await declare('BoligKorsør', ['Niels Rosenvang', 'Lone Askholm']);
    await goTo('/pakke');
    await save('Indsend ansøgningen');
    // A package is made in the background, beside whatever else a busy machine does.
    await page.getByText('Pakken fra den dag bliver, som den var').waitFor({ timeout: timeout / 2 });
    const [download] = await Promise.all([
      page.waitForEvent('download'), page.locator('.table a').first().click(),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    assert.equal(Buffer.concat(chunks).subarray(0, 2).toString(), 'PK');
  });
});
