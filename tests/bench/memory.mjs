// Peak memory of Chromium's renderer processes, where page, workers and WebAssembly live, as Linux counts it (VmHWM, resident).
import { readFileSync, writeFileSync } from 'node:fs';

function kilobytes(pid, field) {
  const match = new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return match ? Number(match[1]) : 0;
}

async function renderers(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** Call when idle; the function given back tells the bytes by which the peak since then lies above idle. */
export async function watchMemory(browser) {
  const idle = new Map();
  for (const pid of await renderers(browser)) {
    // 5 sets the high-water mark back to what is resident now.
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    idle.set(pid, kilobytes(pid, 'VmRSS'));
  }
  return async () => {
    let above = 0;
    for (const pid of await renderers(browser)) above += Math.max(0, kilobytes(pid, 'VmHWM') - (idle.get(pid) ?? 0));
    return above * 1024;
  };
}
