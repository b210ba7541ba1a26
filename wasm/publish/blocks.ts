import type { Family, Measure } from '../src/types';

/** What stands in a section as one card: a measure alone, or the measures of a family that follow each other. */
export interface Block {
  family: Family | null;
  measures: Measure[];
}

/** Measures that are many and alike, which the report gives as single ones, are a family on the page all the same. */
function familyOf({ family, id, characteristic }: Measure): Family | null {
  if (family) return family;
  if (id.startsWith('wres.disparity.')) return { id: 'wres.disparity', title: 'Race disparity ratios' };
  if (id.startsWith('cross.')) return { id: `cross.${characteristic ?? 'all'}`, title: 'Two characteristics at once' };
  return null;
}

/** The cards of a section, without what was not supplied, which is gathered elsewhere. */
export function blocksOf(measures: Measure[]): Block[] {
  const blocks: Block[] = [];
  for (const measure of measures) {
    if (measure.status === 'not_supplied') continue;
    const last = blocks[blocks.length - 1];
    const family = familyOf(measure);
    if (family && last?.family?.id === family.id) last.measures.push(measure);
    else blocks.push({ family, measures: [measure] });
  }
  return blocks;
}
