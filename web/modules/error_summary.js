// SPDX-License-Identifier: EUPL-1.2

// After a refused form the summary is read first; its links put the cursor into the field itself.
export function startErrorSummary() {
  const summary = document.getElementById('error-summary');
  if (!summary) return;
  summary.focus();
  summary.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#"]');
    const field = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!field) return;
    event.preventDefault();
    const control = field.matches('fieldset') ? field.querySelector('input, select, textarea') : field;
    field.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
  });
}
