import Papa from 'papaparse';
import { serve } from './contender.mjs';
import { createTally, digest } from './tally.mjs';

serve({
  ready: () => null,
  run: (file) =>
    new Promise((resolve, reject) => {
      let tally;
      Papa.parse(file, {
        delimiter: ',',
        newline: '\r\n',
        skipEmptyLines: true,
        chunk({ data }) {
          let from = 0;
          if (tally === undefined) {
            tally = createTally(data[0]);
            from = 1;
          }
          for (let i = from; i < data.length; i++) tally.row(data[i]);
        },
        complete: () => resolve(digest(tally.result())),
        error: reject,
      });
    }),
});
