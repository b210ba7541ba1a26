/** Starts the session from what the one file carries: no request is made, so it works from disk. */
import wasmText from 'evenhand:wasm';
import workerSource from 'evenhand:worker';
import { connect, type Client } from '../../wasm/src/client';

/** The WebAssembly travels compressed: as text in a page it would hardly get smaller on the way. */
function unpacked(text: string): Promise<ArrayBuffer> {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

export async function startModule(): Promise<Client> {
  const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
  const worker = new Worker(url);
  try {
    return await connect(worker, await unpacked(wasmText));
  } finally {
    URL.revokeObjectURL(url);
  }
}
