// SPDX-License-Identifier: EUPL-1.2

function accepts(input, file) {
  const endings = input.accept.split(',').map((ending) => ending.trim().toLowerCase()).filter(Boolean);
  return endings.length === 0 || endings.some((ending) => file.name.toLowerCase().endsWith(ending));
}

function listNames(zone, input) {
  const list = zone.querySelector('.drop-list');
  const names = [...input.files].map((file) => file.name);
  const shown = names.slice(0, 20);
  if (names.length > shown.length) shown.push(`+ ${names.length - shown.length}`);
  list.replaceChildren(
    ...shown.map((name) => {
      const item = document.createElement('li');
      item.textContent = name;
      return item;
    }),
  );
  list.hidden = names.length < 2;
}

function take(input, files) {
  const transfer = new DataTransfer();
  const fitting = [...files].filter((file) => accepts(input, file));
  for (const file of input.multiple ? fitting : fitting.slice(0, 1)) transfer.items.add(file);
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

// Files can be dropped on the field; the form sends them like chosen ones.
export function startDropZones(root) {
  for (const zone of root.querySelectorAll('[data-drop-zone]')) {
    const input = zone.querySelector('input[type="file"]');
    zone.querySelector('.drop-hint').hidden = false;
    input.addEventListener('change', () => listNames(zone, input));
    zone.addEventListener('dragover', (event) => {
      event.preventDefault();
      zone.classList.add('over');
    });
    zone.addEventListener('dragleave', () => zone.classList.remove('over'));
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      zone.classList.remove('over');
      take(input, event.dataTransfer.files);
    });
  }
}
