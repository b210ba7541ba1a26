/**
 * Makes wasm/dist, the module as others use it: the WebAssembly that CMake built, the session for Node with its types,
 * the publishers and the example's generator.
 */
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import esbuild from 'esbuild';
import { buildPublish } from './publish/build.mjs';

const at = (relative) => fileURLToPath(new URL(relative, import.meta.url));

const bundle = (from, to) =>
  esbuild.build({
    entryPoints: [at(from)],
    outfile: at(to),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node18',
    legalComments: 'none',
    logLevel: 'warning',
  });

mkdirSync(at('dist'), { recursive: true });
for (const file of ['evenhand.cjs', 'evenhand.wasm']) {
  const built = at(`../build/wasm/wasm/${file}`);
  if (!existsSync(built)) {
    console.error(`${file} has not been built: web/build does it all.`);
    process.exit(1);
  }
  copyFileSync(built, at(`dist/${file}`));
}

await Promise.all([
  bundle('src/node.ts', 'dist/index.mjs'),
  bundle('example/generate.ts', 'dist/example.mjs'),
  buildPublish(at('dist/publish.mjs')),
]);

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const types = spawnSync(process.execPath, [tsc, '--project', at('tsconfig.types.json')], { stdio: 'inherit' });
process.exit(types.status ?? 1);
