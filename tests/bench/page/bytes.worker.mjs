// The floor: the browser hands over the bytes and nobody looks at them.
import { serve } from './contender.mjs';

serve({
  ready: () => null,
  async run(file) {
    const reader = file.stream().getReader();
    let bytes = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { bytes };
      bytes += value.length;
    }
  },
});
