// Serves web/dist to this computer only: a fixed folder, read-only, with headers that forbid the page everything it
// does not need. The page's own policy is stricter still; this one adds what a page cannot say about itself.
import { createReadStream, existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const HOST = '127.0.0.1';
const FIRST_PORT = 8080;
const ROOT = fileURLToPath(new URL('./dist/', import.meta.url));
const INDEX = 'evenhand.html';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
};

const HEADERS = {
  'Content-Security-Policy':
    "connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Cache-Control': 'no-store',
};

/** The file an address stands for, or null when there is none or it would lie outside the folder. */
async function find(address) {
  let name;
  try {
    name = decodeURIComponent(new URL(address, `http://${HOST}`).pathname).slice(1) || INDEX;
  } catch {
    return null;
  }
  if (name.includes('\0')) return null;
  const file = path.resolve(ROOT, name);
  if (!file.startsWith(ROOT)) return null;
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { file, size: found.size } : null;
}

function say(response, status, sentence, headers = {}) {
  response.writeHead(status, { ...HEADERS, ...headers, 'Content-Type': TYPES['.txt'] }).end(`${sentence}\n`);
}

async function answer(request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return say(response, 405, 'Only reading.', { Allow: 'GET, HEAD' });
  const found = await find(request.url);
  if (!found) return say(response, 404, 'There is no such file.');
  const type = TYPES[path.extname(found.file)] ?? 'application/octet-stream';
  response.writeHead(200, { ...HEADERS, 'Content-Type': type, 'Content-Length': found.size });
  if (request.method === 'HEAD') return response.end();
  createReadStream(found.file)
    .on('error', () => response.destroy())
    .pipe(response);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}

let wanted;
try {
  wanted = parseArgs({ options: { port: { type: 'string' } } }).values.port;
} catch (error) {
  stop(error.message);
}
if (wanted !== undefined && !(/^\d{1,5}$/.test(wanted) && Number(wanted) < 65536)) stop(`"${wanted}" is not a port.`);
if (!existsSync(path.join(ROOT, INDEX))) stop('The page has not been built yet: run web/build.');

const server = createServer((request, response) => {
  answer(request, response).catch(() =>
    response.headersSent ? response.destroy() : say(response, 500, 'That went wrong.'),
  );
});
let port = wanted === undefined ? FIRST_PORT : Number(wanted);
server.on('error', (error) => {
  // A port that was asked for by number is not exchanged for another.
  if (error.code === 'EADDRINUSE' && wanted === undefined && port < FIRST_PORT + 50) server.listen(++port, HOST);
  else stop(error.code === 'EADDRINUSE' ? `Port ${port} is in use.` : `The page cannot be served: ${error.message}`);
});
server.on('listening', () => {
  console.log(`Evenhand is at http://${HOST}:${server.address().port}/ (Ctrl+C stops it)`);
});
server.listen(port, HOST);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));
