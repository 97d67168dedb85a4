// SPDX-License-Identifier: EUPL-1.2

function show(part, { done, total, text }) {
  const bar = part.querySelector('progress');
  const count = part.querySelector('.progress-count');
  if (total > 0) {
    bar.max = total;
    bar.value = Math.min(done, total);
    const format = new Intl.NumberFormat(document.documentElement.lang);
    count.textContent = count.dataset.pattern
      .replace('{done}', format.format(done))
      .replace('{total}', format.format(total));
  }
  if (text !== undefined) part.querySelector('.progress-text').textContent = text;
}

// Follows a job by server-sent events: "progress" moves the bar, "done" loads the page again.
export function startProgress(root) {
  for (const part of root.querySelectorAll('.progress[data-events]')) {
    const events = new EventSource(part.dataset.events);
    events.addEventListener('progress', (event) => show(part, JSON.parse(event.data)));
    events.addEventListener('done', () => {
      events.close();
      window.location.reload();
    });
    window.addEventListener('pagehide', () => events.close());
  }
}
