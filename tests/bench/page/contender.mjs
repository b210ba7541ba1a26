// What a contender's worker is: something that gets ready once and then turns a File into figures, as often as asked.
export function serve({ ready, run }) {
  const prepared = ready();
  self.onmessage = async ({ data: { id, file } }) => {
    try {
      const context = await prepared;
      self.postMessage({ id, result: file ? await run(file, context) : null });
    } catch (error) {
      self.postMessage({ id, error: String(error?.stack ?? error) });
    }
  };
}
