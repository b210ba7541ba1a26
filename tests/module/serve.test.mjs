/** The small server behind web/serve: only the page, only to this computer, with strict headers. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { at } from './help.mjs';

let server;
let port;

function start(...args) {
  const child = spawn(process.execPath, [at('web/server.mjs'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  return new Promise((resolve, reject) => {
    let stderr = '';
    child.stdout.once('data', (text) => resolve({ child, port: Number(/127\.0\.0\.1:(\d+)\//.exec(text)[1]) }));
    child.stderr.on('data', (text) => (stderr += text));
    child.once('exit', (status) => reject(Object.assign(new Error(stderr), { status })));
  });
}

function get(target, method = 'GET') {
  return new Promise((resolve, reject) => {
    // The raw target goes out as it stands: `URL` would tidy dots away before the server could see them.
    const request = http.request({ host: '127.0.0.1', port, path: target, method }, (response) => {
      const pieces = [];
      response.on('data', (piece) => pieces.push(piece));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) }),
      );
    });
    request.on('error', reject).end();
  });
}

before(async () => ({ child: server, port } = await start()));
after(() => server?.kill());

test('the address gives the page', async () => {
  const { status, headers, body } = await get('/');
  assert.equal(status, 200);
  assert.equal(headers['content-type'], 'text/html; charset=utf-8');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.equal(headers['referrer-policy'], 'no-referrer');
  assert.match(headers['content-security-policy'], /connect-src 'none'.*frame-ancestors 'none'/);
  assert.ok(body.equals(readFileSync(at('web/dist/evenhand.html'))));
});

test('HEAD gives the headers alone', async () => {
  const { status, headers, body } = await get('/evenhand.html?x=1', 'HEAD');
  assert.deepEqual([status, body.length], [200, 0]);
  assert.ok(Number(headers['content-length']) > 0);
});

for (const target of [
  '/../package.json',
  '/..%2fpackage.json',
  '/%2e%2e/build',
  '/../dist-other/x',
  '/nothing.js',
  '/%00',
  '/%',
  '//etc/passwd',
]) {
  test(`nothing at ${target}`, async () => assert.equal((await get(target)).status, 404));
}

test('nothing can be sent', async () => assert.equal((await get('/', 'POST')).status, 405));

test('the next port is taken when one is in use, but not when it was asked for', async () => {
  const second = await start();
  assert.notEqual(second.port, port);
  second.child.kill();
  await assert.rejects(start('--port', String(port)), ({ status, message }) => status === 2 && /in use/.test(message));
  await assert.rejects(start('--port', 'x'), ({ status }) => status === 2);
});
