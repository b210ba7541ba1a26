import { inferSchema, initParser } from 'udsv';
import { serve } from './contender.mjs';
import { createTally, digest } from './tally.mjs';

serve({
  ready: () => null,
  async run(file) {
    const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader();
    let parser;
    let tally;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (parser === undefined) {
        const schema = inferSchema(value, { col: ',', row: '\r\n', encl: '"' });
        parser = initParser(schema);
        tally = createTally(schema.cols.map((column) => column.name));
      }
      // Rows are counted as they come, not kept.
      parser.chunk(value, parser.stringArrs, tally.row);
    }
    parser.end();
    return digest(tally.result());
  },
});
