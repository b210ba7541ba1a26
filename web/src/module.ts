/** Starts the session from what the one file carries: no request is made, so it works from disk. */
import wasmText from 'evenhand:wasm';
import workerSource from 'evenhand:worker';
import { connect, type Client } from '../../wasm/src/client';

function bytesFromBase64(text: string): ArrayBuffer {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes.buffer;
}

export async function startModule(): Promise<Client> {
  const url = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }));
  const worker = new Worker(url);
  try {
    return await connect(worker, bytesFromBase64(wasmText));
  } finally {
    URL.revokeObjectURL(url);
  }
}
