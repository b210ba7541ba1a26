/** Made by the build: the compiled stylesheet and its hash for the policy. */
declare module 'evenhand:publish.css' {
  const text: string;
  export default text;
}
declare module 'evenhand:publish.css.hash' {
  const hash: string;
  export default hash;
}
