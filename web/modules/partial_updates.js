// SPDX-License-Identifier: EUPL-1.2
import htmx from 'htmx.org';

// The content policy allows neither inline style nor code made from text.
htmx.config.includeIndicatorStyles = false;
htmx.config.allowEval = false;
htmx.config.allowScriptTags = false;
htmx.config.selfRequestsOnly = true;
htmx.config.historyCacheSize = 0;

const token = document.querySelector('meta[name="csrf-token"]')?.content;
document.addEventListener('htmx:configRequest', (event) => {
  if (token) event.detail.headers['X-CSRF-Token'] = token;
});
// A refused form comes back with its errors and is shown like any other part.
document.addEventListener('htmx:beforeSwap', (event) => {
  if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
