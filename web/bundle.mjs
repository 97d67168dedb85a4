// SPDX-License-Identifier: EUPL-1.2
// node web/bundle.mjs FOLDER: makes the style, scripts, fonts and icons of the pages out of web/ and
// the design system. The names of the files that come out are fixed; web/CMakeLists.txt lists them.
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const web = dirname(fileURLToPath(import.meta.url));
const designSystem = join(web, '..', 'node_modules', 'dkfds', 'dist');
const out = process.argv[2];
if (!out) {
  console.error('node web/bundle.mjs FOLDER');
  process.exit(2);
}

// The design system names its fonts in four formats and each of its 180 icons as a background; pages
// use two fonts (web/fonts.css) and the icons of icons.svg.
const trimDesignSystem = {
  name: 'trim-design-system',
  setup(build) {
    build.onLoad({ filter: /dkfds\.min\.css$/ }, async ({ path }) => {
      const css = await readFile(path, 'utf8');
      const contents = css
        .replace(/@font-face\{[^}]*\}/g, '')
        .replace(/\.icon-[a-z-]+:not\(a\)\{[^}]*\}/g, '')
        .replace(/background-image:url\([^)]*placeholder\.png\);?/g, '')
        .replace(/\/\*#[^*]*\*\//g, '');
      return { contents, loader: 'css' };
    });
  },
};

async function listEntryPoints() {
  const pages = [];
  for (const file of await readdir(join(web, 'pages'))) {
    if (['.js', '.ts', '.css'].includes(extname(file))) pages.push(join(web, 'pages', file));
  }
  return [join(web, 'app.js'), join(web, 'app.css'), ...pages].map((file) => ({
    in: file,
    out: basename(file, extname(file)),
  }));
}

async function writeIcons() {
  const names = (await readFile(join(web, 'icons.txt'), 'utf8')).split('\n').filter((line) => line && !line.startsWith('#'));
  const symbols = await Promise.all(
    names.map(async (name) => {
      const svg = await readFile(join(designSystem, 'img', 'svg-icons', `${name}.svg`), 'utf8');
      const viewBox = /viewBox="([^"]+)"/.exec(svg)[1];
      const shape = svg.replace(/^[\s\S]*?<svg[^>]*>/, '').replace(/<\/svg>\s*$/, '');
      return `<symbol id="${name}" viewBox="${viewBox}">${shape}</symbol>`;
    }),
  );
  await writeFile(join(out, 'icons.svg'), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`);
  await copyFile(join(web, 'icon.svg'), join(out, 'icon.svg'));
}

await mkdir(out, { recursive: true });
await esbuild.build({
  entryPoints: await listEntryPoints(),
  outdir: out,
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2020', 'chrome100', 'firefox100', 'safari15'],
  assetNames: '[name]',
  loader: { '.woff2': 'file', '.svg': 'dataurl' },
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [trimDesignSystem],
});
await writeIcons();
