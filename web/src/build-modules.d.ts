/** Made by the build and put inside the one file. */
declare module 'evenhand:worker' {
  /** The worker's whole source. */
  const source: string;
  export default source;
}
declare module 'evenhand:wasm' {
  /** The module's bytes in base64. */
  const base64: string;
  export default base64;
}
declare module 'evenhand:factory' {
  import type { ModuleFactory } from '../../wasm/src/session';
  const factory: ModuleFactory;
  export default factory;
}
