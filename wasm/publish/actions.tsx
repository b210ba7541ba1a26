import type { HighImpactAction } from '../src/types';
import { sectionAnchor } from './around';
import { marked } from './hidden';
import { PartLinks } from './links';
import { StackTable } from './stack';
import { sourceWords } from './words';

type Metric = HighImpactAction['metrics'][number];

const STATUS: Record<Metric['status'], string> = {
  filled: 'In this report',
  not_supplied: 'Not supplied',
  elsewhere: 'Kept elsewhere',
};

/** The six actions of the improvement plan, with the metrics that this report can give. */
export function ActionsSection({ actions }: { actions: HighImpactAction[] }) {
  if (actions.length === 0) return null;
  const anchor = sectionAnchor('high_impact_actions');
  const sources = [...new Set(actions.map(({ source }) => sourceWords(source)).filter((words) => words !== ''))];
  return (
    <section class="eh-section" id={anchor} aria-labelledby={`${anchor}-title`}>
      <h2 id={`${anchor}-title`}>Six high-impact actions</h2>
      <StackTable
        caption="The metrics of the six high-impact actions"
        heads={['Metric', 'Where it stands', 'What it says']}
        rows={actions.flatMap((action) =>
          action.metrics.map((metric) => ({
            id: metric.id,
            under: `${action.id}. ${action.title}`,
            cells: [
              `${metric.id} ${metric.title}`,
              STATUS[metric.status],
              <>
                {metric.sentence && <p class="eh-no-margin">{marked(metric.sentence)}</p>}
                <PartLinks ids={metric.measures} name={metric.title} />
              </>,
            ],
          })),
        )}
        name="eh-table--actions"
      />
      {sources.length > 0 && <p class="eh-small">Source: {sources.join('; ')}.</p>}
    </section>
  );
}
