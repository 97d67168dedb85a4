// SPDX-License-Identifier: EUPL-1.2

// What is folded away is printed too, but for questions before an action and the history.
export function startPrint() {
  const opened = [];
  window.addEventListener('beforeprint', () => {
    for (const fold of document.querySelectorAll('main details:not([open], .confirm, .history details)')) {
      fold.open = true;
      opened.push(fold);
    }
  });
  window.addEventListener('afterprint', () => {
    while (opened.length > 0) opened.pop().open = false;
  });
}
