import type { Obligation } from '../src/types';
import { sectionAnchor } from './around';
import { formatDate } from './format';
import { marked } from './hidden';
import { PartLinks } from './links';
import { StackTable } from './stack';
import { sourceWords } from './words';

const APPLIES: Record<Obligation['applies'], string> = {
  yes: 'Applies',
  voluntary: 'Voluntary',
  depends: 'It depends',
  no: 'Does not apply',
};

const MET: Record<'yes' | 'partly' | 'no', { symbol: string; words: string }> = {
  yes: { symbol: '\u2714', words: 'Met by this report' },
  partly: { symbol: '\u25D0', words: 'Partly met' },
  no: { symbol: '\u2716', words: 'Not met' },
};

const cellsOf = (duty: Obligation) => {
  const source = sourceWords(duty.source);
  const met = duty.met === null ? null : MET[duty.met];
  return [
    duty.title,
    <>
      <strong>{APPLIES[duty.applies]}.</strong> {marked(duty.reason)}
      {source && <span class="eh-source">Source: {source}</span>}
    </>,
    <>
      {duty.when}
      {duty.next_date !== null && (
        <>
          {' '}
          <strong class="eh-nowrap">Next: {formatDate(duty.next_date)}.</strong>
        </>
      )}
    </>,
    <>
      <p class="eh-no-margin">
        {met && (
          <strong>
            <span aria-hidden="true">{met.symbol}</span> {met.words}.{' '}
          </strong>
        )}
        {marked(duty.met_sentence)}
      </p>
      <PartLinks ids={duty.parts} name={duty.title} />
    </>,
  ];
};

/** Which duties fall on the organisation, by when, and which part of the report meets each. */
export function ObligationsSection({ obligations }: { obligations: Obligation[] }) {
  if (obligations.length === 0) return null;
  const anchor = sectionAnchor('obligations');
  return (
    <section class="eh-section" id={anchor} aria-labelledby={`${anchor}-title`}>
      <h2 id={`${anchor}-title`}>Obligations</h2>
      <StackTable
        caption="Which duties apply, by when, and what of this report meets them"
        heads={['Duty', 'Does it apply, and why', 'By when', 'What of this report meets it']}
        rows={obligations.map((duty) => ({ id: duty.id, cells: cellsOf(duty) }))}
        name="eh-table--duties"
      />
    </section>
  );
}
