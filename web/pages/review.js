// SPDX-License-Identifier: EUPL-1.2
// Source and structure side by side: pointing at one shows the other.

const source = document.querySelector('.review-source');
const fields = [...document.querySelectorAll('.review-field[data-field]')];

function marksOf(name) {
  return [...source.querySelectorAll('mark[data-field]')].filter((mark) =>
    mark.dataset.field.split(' ').some((one) => one === name || one.startsWith(`${name}.`)),
  );
}

function show(name, scroll) {
  source.querySelectorAll('mark.shown').forEach((mark) => mark.classList.remove('shown'));
  const marks = marksOf(name);
  marks.forEach((mark) => mark.classList.add('shown'));
  if (scroll && marks.length > 0) {
    const top = marks[0].offsetTop - source.offsetTop - source.clientHeight / 3;
    source.scrollTo({ top, behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
  }
}

for (const field of fields) {
  field.addEventListener('mouseenter', () => show(field.dataset.field, false));
  field.addEventListener('focusin', () => show(field.dataset.field, true));
}

source?.addEventListener('click', (event) => {
  const mark = event.target.closest('mark[data-field]');
  if (!mark) return;
  const names = mark.dataset.field.split(' ').reverse();
  const field = fields.find((one) => names.some((name) => name === one.dataset.field || name.startsWith(`${one.dataset.field}.`)));
  field?.querySelector('input, textarea, select')?.focus();
});
