// SPDX-License-Identifier: EUPL-1.2
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { promisify } from 'node:util';

const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const policy =
  "default-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self'; object-src 'none'; " +
  "frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

// Answers what the scripts of the gallery ask for: a job that moves on, and suggestions.
function answerScript(path, response) {
  if (path.endsWith('/haendelser')) {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('event: progress\ndata: {"done":9,"total":12,"text":"referat-2024-09.pdf"}\n\n');
    return true;
  }
  if (path === '/forslag') {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end('<option value="helhedsplan"><option value="helhedsplanens budget"><option value="&lt;b&gt;fed&lt;/b&gt;">');
    return true;
  }
  return false;
}

const readers = ['da/gaest', 'da/sekretaer', 'en/sekretaer'];

// Lets the program html_gallery write its pages and serves them with the content policy of the program,
// on a free port. `pages` are their paths.
export async function startGalleryServer(program) {
  const folder = await mkdtemp(join(tmpdir(), 'tovholder-gallery-'));
  await promisify(execFile)(program, [folder]);
  const pages = [];
  for (const reader of readers) for (const page of (await readdir(join(folder, reader))).sort()) pages.push(`${reader}/${page}`);
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    if (answerScript(path, response)) return;
    try {
      const content = await readFile(join(folder, path));
      response.writeHead(200, { 'Content-Type': types[extname(path)] ?? 'text/plain', 'Content-Security-Policy': policy });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    pages,
    async close() {
      server.closeAllConnections?.();
      server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
