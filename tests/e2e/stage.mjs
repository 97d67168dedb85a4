// SPDX-License-Identifier: EUPL-1.2
import { startBrowser } from './browser.mjs';

export const timeout = 300_000; // ms for one page or journey, on a very busy machine

// What serves the pages, brought up by `start`, and a browser that looks at them. `close` ends both.
export async function openStage(start, options) {
  const site = await start();
  try {
    const { browser, port, close } = await startBrowser(options);
    return {
      site,
      browser,
      port,
      async close() {
        try {
          await close();
        } finally {
          await site.close();
        }
      },
    };
  } catch (error) {
    await site.close();
    throw error;
  }
}
