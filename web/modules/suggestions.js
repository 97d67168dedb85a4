// SPDX-License-Identifier: EUPL-1.2

const kPause = 120; // ms without a key before asking
const kShortest = 2; // letters

function readOptions(markup) {
  const parsed = new DOMParser().parseFromString(`<select>${markup}</select>`, 'text/html');
  return [...parsed.querySelectorAll('option')].map((option) => option.value);
}

// Suggestions while typing, from an address that answers ?q= with a list of <option>. A newer question
// cancels the one under way; so does choosing from the list, which must not change under the reader's hand.
class Suggestions {
  constructor(form) {
    this.form = form;
    this.input = form.querySelector('input[type="search"]');
    this.list = document.createElement('ul');
    this.list.id = 'site-search-suggestions';
    this.list.className = 'suggestions no-max-width';
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', this.input.labels[0].textContent);
    this.list.hidden = true;
    form.append(this.list);
    this.input.setAttribute('role', 'combobox');
    this.input.setAttribute('aria-autocomplete', 'list');
    this.input.setAttribute('aria-controls', this.list.id);
    this.input.setAttribute('aria-expanded', 'false');
    this.chosen = -1;
    this.input.addEventListener('input', () => this.wait());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('blur', () => setTimeout(() => this.close(), 150));
    this.list.addEventListener('mousedown', (event) => {
      const option = event.target.closest('li');
      if (option) this.search(option.textContent);
    });
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), kPause);
  }

  stopAsking() {
    clearTimeout(this.timer);
    this.request?.abort();
  }

  async ask() {
    this.stopAsking();
    const words = this.input.value.trim();
    if (words.length < kShortest) return this.close();
    this.request = new AbortController();
    try {
      const address = `${this.form.dataset.suggestions}?q=${encodeURIComponent(words)}`;
      const answer = await fetch(address, { signal: this.request.signal });
      if (answer.ok) this.show(readOptions(await answer.text()));
    } catch (error) {
      if (error.name !== 'AbortError') this.close();
    }
  }

  show(suggestions) {
    if (document.activeElement !== this.input) return;
    this.chosen = -1;
    this.list.replaceChildren(
      ...suggestions.slice(0, 8).map((text, index) => {
        const option = document.createElement('li');
        option.id = `${this.list.id}-${index}`;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        option.textContent = text;
        return option;
      }),
    );
    this.list.hidden = suggestions.length === 0;
    this.input.setAttribute('aria-expanded', String(!this.list.hidden));
  }

  close() {
    this.list.hidden = true;
    this.chosen = -1;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  move(step) {
    this.stopAsking();
    const options = [...this.list.children];
    this.chosen = (this.chosen + step + options.length + (this.chosen < 0 && step < 0 ? 1 : 0)) % options.length;
    options.forEach((option, index) => option.setAttribute('aria-selected', String(index === this.chosen)));
    this.input.setAttribute('aria-activedescendant', options[this.chosen].id);
  }

  key(event) {
    if (this.list.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      this.move(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Enter' && this.chosen >= 0) {
      event.preventDefault();
      this.search(this.list.children[this.chosen].textContent);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.close();
    }
  }

  search(words) {
    this.stopAsking();
    this.input.value = words;
    this.close();
    this.form.requestSubmit();
  }
}

export function startSuggestions() {
  for (const form of document.querySelectorAll('form[data-suggestions]')) new Suggestions(form);
}
