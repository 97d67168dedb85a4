// SPDX-License-Identifier: EUPL-1.2
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findFreePort } from './free_port.mjs';

export const wide = { width: 1280, height: 900 };
export const phone = { width: 360, height: 780 };

// Debian's Chromium with nothing that looks for the network. `close` also removes its folder. Where it is
// `debugged`, another program steers it as well, through `port`.
export async function startBrowser({ debugged = false } = {}) {
  const port = debugged ? await findFreePort() : undefined;
  const home = await mkdtemp(join(tmpdir(), 'tovholder-browser-'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    chromiumSandbox: false, // refused to root and in containers; only pages of our own are opened
    args: ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--disable-component-update', '--disable-sync', ...(debugged ? [`--remote-debugging-port=${port}`] : [])],
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_CACHE_HOME: home },
  });
  return {
    browser,
    port,
    async close() {
      await browser.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

// Gives `use` a page in a window of its own, which is closed afterwards. `options` are the browser's, and the
// `cookies` that say who looks.
export async function withPage(browser, { cookies = [], ...options }, use) {
  const context = await browser.newContext(options);
  try {
    await context.addCookies(cookies);
    return await use(await context.newPage(), context);
  } finally {
    await context.close();
  }
}
