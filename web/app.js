// SPDX-License-Identifier: EUPL-1.2
// Every page works without this; here is what makes it quicker.
import './modules/partial_updates.js';
import { startDropZones } from './modules/drop_zone.js';
import { startErrorSummary } from './modules/error_summary.js';
import { startItemOrder } from './modules/item_order.js';
import { startKeyboard } from './modules/keyboard.js';
import { startPrint } from './modules/print.js';
import { startProgress } from './modules/progress.js';
import { startSuggestions } from './modules/suggestions.js';

function start(root) {
  startDropZones(root);
  startItemOrder(root);
  startProgress(root);
}

startKeyboard();
startSuggestions();
startErrorSummary();
startPrint();
start(document);
// Parts that htmx puts into the page are started too.
document.addEventListener('htmx:load', (event) => start(event.detail.elt));
