// SPDX-License-Identifier: EUPL-1.2
import { execFile, spawn } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withPage } from './browser.mjs';
import { findFreePort } from './free_port.mjs';

const run = promisify(execFile);
const startLimit = 60_000; // ms, a build with sanitizers on a busy machine

async function waitUntilServed(address, child) {
  const end = Date.now() + startLimit;
  while (Date.now() < end) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}:\n${child.said}`);
    try {
      if ((await fetch(`${address}/healthz`)).ok) return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`${address} did not answer:\n${child.said}`);
}

class Program {
  constructor(binary, folder, port) {
    this.binary = binary;
    this.folder = folder;
    this.data = join(folder, 'demo.db');
    this.listen = `127.0.0.1:${port}`;
    this.address = `http://${this.listen}`;
    this.cookies = new Map();
  }

  async start() {
    const example = process.env.TOVHOLDER_EXAMPLE;
    if (example) await copyFile(example, this.data);
    else await run(this.binary, ['demo', '--data', this.data], { cwd: this.folder });
    this.child = spawn(this.binary, ['serve', '--data', this.data, '--listen', this.listen], { cwd: this.folder });
    this.child.said = '';
    for (const stream of [this.child.stdout, this.child.stderr]) stream.on('data', (text) => (this.child.said += text));
    await waitUntilServed(this.address, this.child);
  }

  // A fresh one-time link; the first account of the example plan may do all a secretary does.
  async signInLink() {
    const { stdout, stderr } = await run(this.binary, ['user', 'link', '--data', this.data], { cwd: this.folder });
    const link = /(?:https?:\/\/[^\s/]+)?(\/\S+)/.exec(stdout || stderr);
    if (!link) throw new Error(`no sign-in link in: ${stdout}${stderr}`);
    return this.address + link[1];
  }

  async signIn(page) {
    await page.goto(await this.signInLink());
    // A link may ask for one more click, so that a mail scanner does not use it up.
    const confirm = page.locator('main form[method="post"] button[type="submit"]');
    if (await confirm.count()) await confirm.first().click();
  }

  // The cookies of somebody who looks: 'outsider' or 'secretary', in 'da' or 'en'.
  async cookiesOf(browser, reader, language) {
    const key = `${reader} ${language}`;
    if (!this.cookies.has(key)) {
      await withPage(browser, {}, async (page, context) => {
        if (reader === 'secretary') await this.signIn(page);
        await page.goto(`${this.address}/?sprog=${language}`);
        this.cookies.set(key, await context.cookies());
      });
    }
    return this.cookies.get(key);
  }

  async resolve(path) {
    if (typeof path === 'string') return path;
    return path(async (page) => (await fetch(this.address + page)).text());
  }

  async close() {
    if (this.child && this.child.exitCode === null) {
      const ended = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill('SIGTERM');
      await ended;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

// Starts the program that TOVHOLDER_BINARY names on a free port, with the example plan in a data file
// of its own: a copy of what TOVHOLDER_EXAMPLE names, made anew where it names nothing.
export async function startProgram() {
  const binary = process.env.TOVHOLDER_BINARY;
  if (!binary) throw new Error('TOVHOLDER_BINARY names the program');
  const folder = await mkdtemp(join(tmpdir(), 'tovholder-e2e-'));
  const program = new Program(binary, folder, await findFreePort());
  try {
    await program.start();
  } catch (error) {
    await program.close();
    throw error;
  }
  return program;
}
