/**
 * Writes `web/dist/evenhand.html`, the one file: policy, styles, script, worker and module, everything inside.
 * Needs `evenhand.cjs` and `evenhand.wasm` (in `wasm/dist`, from the CMake preset `wasm`).
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import esbuild from 'esbuild';
import { compileStyles, hashOf, jsx, publishModules, virtualModules } from '../wasm/publish/build.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const LIMIT = 2_500_000;

/** Text between script tags ends at the first `</script`, and `<!--` opens an older kind of escape. */
const safeInScript = (text) => text.replace(/<\/(script)/gi, '<\\/$1').replace(/<!--/g, '<\\!--');

/** `$` in the inserted text means nothing here. */
const fill = (template, parts) =>
  Object.entries(parts).reduce((text, [name, part]) => text.split(`%${name}%`).join(part), template);

async function bundle(entry, plugins) {
  const result = await esbuild.build({
    entryPoints: [path.join(here, 'src', entry)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: ['chrome109', 'firefox102', 'safari16.4'],
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    external: ['fs', 'path', 'crypto', 'url'],
    ...jsx,
    plugins,
  });
  return result.outputFiles[0].text;
}

/** The module's own glue, which runs in Node as well: what it asks of Node is never reached here. */
function factoryAt(file) {
  return {
    name: 'factory',
    setup(build) {
      build.onResolve({ filter: /^evenhand:factory$/ }, () => ({ path: file }));
    },
  };
}

/** Nothing in the page may name an address that a browser could ask for; XML namespaces are names, not addresses. */
function refuseAddresses(html) {
  const found = [...html.matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s"'`<>)\\]*/g)].map(([address]) => address);
  const strangers = [...new Set(found)].filter((address) => !address.startsWith('http://www.w3.org/'));
  if (strangers.length > 0) throw new Error(`The page names addresses: ${strangers.join(' ')}`);
  if (
    /<link[^>]+href="(?!data:)|<(?:script|img|iframe)[^>]+src=/i.test(html.replace(/<script>[\s\S]*?<\/script>/g, ''))
  ) {
    throw new Error('The page would load something from outside itself.');
  }
}

export async function buildPage({
  dist = path.resolve(here, '../wasm/dist'),
  factory = path.join(dist, 'evenhand.cjs'),
  outfile = path.join(here, 'dist/evenhand.html'),
  plugins = [],
} = {}) {
  const wasm = readFileSync(path.join(dist, 'evenhand.wasm'));
  const published = publishModules();
  const worker = await bundle('worker-entry.ts', [...plugins, factoryAt(factory)]);
  const script = safeInScript(
    await bundle('main.tsx', [
      ...plugins,
      virtualModules({
        ...published,
        'evenhand:worker': worker,
        'evenhand:wasm': gzipSync(wasm, { level: 9 }).toString('base64'),
      }),
    ]),
  );
  const style = compileStyles(path.join(here, 'src/page.scss'));
  const policy = [
    "default-src 'none'",
    "connect-src 'none'",
    `script-src '${hashOf(script)}' 'wasm-unsafe-eval'`,
    `style-src '${hashOf(style)}'`,
    'worker-src blob:',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const html = fill(readFileSync(path.join(here, 'src/page.html'), 'utf8'), {
    POLICY: policy,
    STYLE: style,
    SCRIPT: script,
  });
  refuseAddresses(html);
  const size = Buffer.byteLength(html);
  if (size > LIMIT) throw new Error(`The one file has ${size} bytes, more than the ${LIMIT} allowed.`);
  mkdirSync(path.dirname(outfile), { recursive: true });
  writeFileSync(outfile, html);
  return { outfile, size };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { outfile, size } = await buildPage();
  console.log(`${path.relative(process.cwd(), outfile)}: ${Math.round(size / 1000)} kB`);
}
