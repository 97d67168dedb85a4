// SPDX-License-Identifier: EUPL-1.2
// A slider beside each number of the form; what follows is fetched while one moves it.

const form = document.getElementById('levers');
const outcome = document.getElementById('outcome');
let waiting = 0;
let asked = 0;

async function update() {
  const address = `${form.getAttribute('action')}?${new URLSearchParams(new FormData(form))}`;
  const turn = ++asked;
  const answer = await fetch(address, { headers: { 'HX-Request': 'true' } });
  if (turn !== asked || !answer.ok) return;
  outcome.innerHTML = await answer.text();
  history.replaceState(null, '', address);
}

function soon() {
  clearTimeout(waiting);
  waiting = setTimeout(update, 120);
}

function addSlider(lever) {
  const input = lever.querySelector('input');
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.min = '0';
  slider.max = lever.dataset.most;
  slider.className = 'lever-slider';
  slider.setAttribute('aria-label', lever.querySelector('label').textContent.trim());
  const read = () => Number(input.value.replace(',', '.')) || 0;
  slider.value = String(read());
  slider.addEventListener('input', () => {
    input.value = slider.value;
    soon();
  });
  input.addEventListener('input', () => {
    slider.value = String(read());
    soon();
  });
  input.after(slider);
}

if (form && outcome) form.querySelectorAll('.lever').forEach(addSlider);
