// SPDX-License-Identifier: EUPL-1.2

function middle(row) {
  const { top, height } = row.getBoundingClientRect();
  return top + height / 2;
}

// The rows beside the one that is held give way; it stays where it is, or the pointer would lose it.
function giveWay(row, y) {
  for (let above = row.previousElementSibling; above && y < middle(above); above = row.previousElementSibling) {
    row.after(above);
  }
  for (let below = row.nextElementSibling; below && y > middle(below); below = row.nextElementSibling) {
    row.before(below);
  }
}

function placeOf(row) {
  return [...row.parentElement.rows].indexOf(row) + 1;
}

function follow(handle, pointer) {
  const row = handle.closest('tr');
  const before = placeOf(row);
  const move = (event) => giveWay(row, event.clientY);
  const end = (event) => {
    handle.removeEventListener('pointermove', move);
    row.classList.remove('dragged');
    if (event.type === 'pointercancel') window.location.reload();
    if (event.type === 'pointercancel' || placeOf(row) === before) return;
    const form = handle.parentElement.querySelector('form');
    form.elements.plads.value = placeOf(row);
    form.requestSubmit();
  };
  row.classList.add('dragged');
  handle.setPointerCapture(pointer);
  handle.addEventListener('pointermove', move);
  handle.addEventListener('pointerup', end, { once: true });
  handle.addEventListener('pointercancel', end, { once: true });
}

// Rows are drawn to their place by a handle, with mouse, pen or finger; the keyboard has the buttons beside it.
export function startItemOrder(root) {
  for (const handle of root.querySelectorAll('[data-drag-handle]')) {
    handle.hidden = false;
    handle.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      event.preventDefault();
      follow(handle, event.pointerId);
    });
  }
}
