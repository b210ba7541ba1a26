/**
 * Compiles the publishers: `buildPublish(outfile)` writes one ES module for Node (`publishHtml` and the formats).
 * `publishStyles()` and `stylesPlugin` are shared with the page's build, so that both show the same report.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import esbuild from 'esbuild';
import * as sass from 'sass';

const here = path.dirname(fileURLToPath(import.meta.url));

/** The folder that holds `nhsuk-frontend`, wherever the workspaces have put it. */
function modulesFolder() {
  for (let folder = here; ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'node_modules', 'nhsuk-frontend'))) return path.join(folder, 'node_modules');
    if (folder === path.dirname(folder)) throw new Error('nhsuk-frontend is not installed: run npm ci first.');
  }
}

/** Puts the library's few icons into the stylesheet: nothing may be fetched, not even from the same folder. */
function inlineImages(css, modules) {
  return css.replace(/url\("?\/assets\/images\/([\w.-]+)"?\)/g, (_, name) => {
    const svg = readFileSync(path.join(modules, 'nhsuk-frontend/dist/nhsuk/assets/images', name), 'utf8');
    return `url("data:image/svg+xml,${encodeURIComponent(svg.trim())}")`;
  });
}

export function compileStyles(file) {
  const modules = modulesFolder();
  const { css } = sass.compile(file, { loadPaths: [modules, here], style: 'compressed', quietDeps: true });
  const text = inlineImages(css, modules).trim();
  const fetched = text.match(/@import|url\((?!"?data:)[^)]*\)|https?:\/\/(?!www\.w3\.org\/)[^\s"')]*/);
  if (fetched) throw new Error(`${path.basename(file)} would fetch something: ${fetched[0]}`);
  return text;
}

export const hashOf = (text) => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;

/** Modules that only exist during the build, by name. */
export function virtualModules(modules) {
  return {
    name: 'virtual',
    setup(build) {
      build.onResolve({ filter: /^evenhand:/ }, ({ path: name }) => ({ path: name, namespace: 'virtual' }));
      build.onLoad({ filter: /.*/, namespace: 'virtual' }, ({ path: name }) => {
        if (!(name in modules)) return { errors: [{ text: `The build does not make ${name}` }] };
        return { contents: modules[name], loader: 'text' };
      });
    },
  };
}

export function publishModules() {
  const style = compileStyles(path.join(here, 'publish.scss'));
  return { 'evenhand:publish.css': style, 'evenhand:publish.css.hash': hashOf(style) };
}

export const jsx = { jsx: 'automatic', jsxImportSource: 'preact' };

export async function buildPublish(outfile) {
  await esbuild.build({
    entryPoints: [path.join(here, 'index.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'node18',
    legalComments: 'none',
    logLevel: 'warning',
    ...jsx,
    plugins: [virtualModules(publishModules())],
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildPublish(path.resolve(here, '../dist/publish.mjs'));
}
