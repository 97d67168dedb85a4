// SPDX-License-Identifier: EUPL-1.2

function isTyping(target) {
  return target.closest('input, textarea, select, [contenteditable]') !== null;
}

// `/` goes to the search field, `?` shows the list of keys.
export function startKeyboard() {
  const search = document.getElementById('site-search');
  const help = document.getElementById('keyboard-help');
  for (const part of document.querySelectorAll('.keyboard-help')) part.hidden = false;
  for (const button of document.querySelectorAll('[data-keyboard-help]')) {
    button.addEventListener('click', () => help?.showModal());
  }
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (event.key === '/' && search) {
      event.preventDefault();
      search.focus();
      search.select();
    } else if (event.key === '?' && help && !help.open) {
      event.preventDefault();
      help.showModal();
    }
  });
}
