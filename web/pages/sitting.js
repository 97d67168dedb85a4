// SPDX-License-Identifier: EUPL-1.2
// A meeting as it is held: decisions are saved as they are typed, and what others record is shown. What could not be
// sent stays on this machine until it can; without this script each form has its own button.

const live = document.querySelector('[data-events]');
const state = document.getElementById('forbindelse');
const kept = 'tovholder:afvikling:';
const pause = 600;
const patience = 3000;
const timers = new Map();

const keyOf = (form) => kept + location.pathname + '#' + form.id;
const stateOf = (form) => form.querySelector('.save-state');

function say(form, text, failed) {
  const place = stateOf(form);
  if (!place) return;
  place.textContent = text;
  place.classList.toggle('save-failed', Boolean(failed));
}

function clock() {
  return new Date().toLocaleTimeString(document.documentElement.lang, { timeZone: 'Europe/Copenhagen' });
}

// What was typed is on this machine before it is on its way.
function keep(form) {
  form.dataset.dirty = '';
  try {
    localStorage.setItem(keyOf(form), new URLSearchParams(new FormData(form)).toString());
  } catch {
    // A browser that keeps nothing still sends.
  }
}

function forget(form) {
  try {
    localStorage.removeItem(keyOf(form));
  } catch {
    // Nothing was kept.
  }
}

async function save(form) {
  clearTimeout(timers.get(form));
  const sent = new URLSearchParams(new FormData(form)).toString();
  const words = stateOf(form).dataset;
  say(form, words.saving);
  let answer;
  try {
    answer = await fetch(form.action, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: sent,
      signal: AbortSignal.timeout(10000),
    });
    if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
  } catch {
    say(form, words.offline, true);
    timers.set(form, setTimeout(() => save(form), patience));
    return;
  }
  const told = await answer.json().catch(() => ({ error: String(answer.status) }));
  if (!answer.ok) {
    // Refused: it stays in the field, and is not sent again behind anybody's back.
    forget(form);
    say(form, told.error, true);
    return;
  }
  form.elements.version.value = told.version;
  if (new URLSearchParams(new FormData(form)).toString().replace(/version=\d+/, '') !== sent.replace(/version=\d+/, '')) {
    soon(form);
    return;
  }
  delete form.dataset.dirty;
  forget(form);
  say(form, `${words.saved} ${clock()}`);
}

function soon(form) {
  keep(form);
  clearTimeout(timers.get(form));
  timers.set(form, setTimeout(() => save(form), pause));
}

// What was typed while the page was still on its way here.
function isTouched(form) {
  return [...form.elements].some((field) => {
    if (field.type === 'hidden') return false;
    if (field.type === 'checkbox') return field.checked !== field.defaultChecked;
    if (field.options) return field.selectedIndex !== Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
    return field.defaultValue !== undefined && field.value !== field.defaultValue;
  });
}

// What a closed window or a lost connection left behind is put back and sent.
function restore(form) {
  let left = null;
  try {
    left = localStorage.getItem(keyOf(form));
  } catch {
    return;
  }
  if (left === null) {
    if (isTouched(form)) soon(form);
    return;
  }
  const fields = new URLSearchParams(left);
  for (const name of ['udfald', 'tekst']) {
    if (fields.has(name)) form.elements[name].value = fields.get(name);
  }
  const boxes = fields.getAll('forbehold');
  form.querySelectorAll('input[name="forbehold"]').forEach((box) => {
    box.checked = boxes.includes(box.value);
  });
  soon(form);
}

function startForm(form) {
  if (form.dataset.started !== undefined) return;
  form.dataset.started = '';
  form.addEventListener('input', () => soon(form));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    keep(form);
    save(form);
  });
  restore(form);
}

function start(root) {
  if (root.matches?.('form[data-save]')) startForm(root);
  root.querySelectorAll('form[data-save]').forEach(startForm);
}

// A part that somebody is at work in is left alone, and a form that says what is recorded already.
function staysAsItIs(part, now) {
  if (part.dataset.dirty !== undefined || part.contains(document.activeElement)) return true;
  if (part.dataset.save !== undefined) return part.elements.version.value === now.elements.version.value;
  return part.outerHTML === now.outerHTML;
}

let fetching = false;
let again = false;
async function refresh() {
  if (fetching) {
    again = true;
    return;
  }
  fetching = true;
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    live.dataset.revision = fresh.querySelector('[data-events]')?.dataset.revision ?? live.dataset.revision;
    for (const part of document.querySelectorAll('[data-live][id]')) {
      const now = fresh.getElementById(part.id);
      if (!now || staysAsItIs(part, now)) continue;
      for (const folded of part.querySelectorAll('details[open]')) {
        const same = [...now.querySelectorAll('details')].find(
          (one) => one.querySelector('summary')?.textContent === folded.querySelector('summary')?.textContent,
        );
        if (same) same.open = true;
      }
      part.replaceWith(now);
      start(now);
    }
  } finally {
    fetching = false;
    if (again) {
      again = false;
      refresh();
    }
  }
}

function listen() {
  const events = new EventSource(`${live.dataset.events}?fra=${live.dataset.revision}`);
  events.addEventListener('recorded', (event) => {
    state.dataset.revision = event.data;
    if (event.data !== live.dataset.revision) refresh();
  });
  window.addEventListener('pagehide', () => events.close());
}

const keys = { n: '#naeste button', f: '#forrige button', o: '#flyt-op button', l: '#flyt-ned button' };
const places = { b: 'beslutning', a: 'afstemning', d: 'fremmoede', u: 'protokol' };

function startKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') document.activeElement.blur();
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, select, textarea')) return;
    const button = keys[event.key] && document.querySelector(keys[event.key]);
    const place = places[event.key] && document.getElementById(places[event.key]);
    if (!button && !place) return;
    event.preventDefault();
    if (button) button.click();
    else (place.querySelector('select, textarea, summary, input:not([type=hidden])') ?? place).focus();
  });
}

function startPhrases() {
  document.addEventListener('click', (event) => {
    const phrase = event.target.closest('[data-phrase-for]');
    if (!phrase) return;
    const text = document.getElementById(phrase.dataset.phraseFor);
    text.value = text.value ? `${text.value.trimEnd()} ${phrase.textContent}` : phrase.textContent;
    text.focus();
    text.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

if (live) {
  start(document);
  startKeys();
  startPhrases();
  listen();
  window.addEventListener('online', () => document.querySelectorAll('form[data-dirty]').forEach(save));
}
