import type { Eds, Figure } from '../src/types';
import { sectionAnchor } from './around';
import { formatCount } from './format';
import { marked } from './hidden';
import { NumberHead, TableBox } from './table';
import { sourceWords } from './words';

type Outcome = Eds['outcomes'][number];

const score = (value: Figure) => (value === null ? '–' : formatCount(value));

function OutcomeRow({ outcome }: { outcome: Outcome }) {
  return (
    <tr>
      <th scope="row">
        {outcome.id} {outcome.title}
      </th>
      <td class="eh-number">{marked(score(outcome.score))}</td>
      <td>{outcome.score === null ? 'Not given' : marked(outcome.grade)}</td>
    </tr>
  );
}

/** Outcomes of one service, or of a domain that has no services. */
function Outcomes({ title, total, outcomes }: { title: string; total: Figure; outcomes: Outcome[] }) {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" class="eh-table__group">
          {title}
        </th>
        <td class="eh-number eh-table__group">{marked(score(total))}</td>
        <td class="eh-table__group">in all</td>
      </tr>
      {outcomes.map((outcome) => (
        <OutcomeRow key={outcome.id} outcome={outcome} />
      ))}
    </tbody>
  );
}

/** The user's scores, domain by domain, and what they come to. */
export function EdsSection({ eds }: { eds: Eds }) {
  const anchor = sectionAnchor('eds');
  const plain = eds.domains.filter(({ id }) => !eds.outcomes.some(({ domain, service }) => domain === id && service));
  const served = eds.domains.filter((domain) => !plain.includes(domain));
  const source = sourceWords(eds.source);
  const unchecked = [...new Set(eds.outcomes.filter(({ unconfirmed }) => unconfirmed).map(({ id }) => id))];
  return (
    <section class="eh-section" id={anchor} aria-labelledby={`${anchor}-title`}>
      <h2 id={`${anchor}-title`}>Equality Delivery System (EDS 2022)</h2>
      <div class="eh-measure eh-measure--long">
        {eds.sentence && <p class="eh-measure__sentence">{marked(eds.sentence)}</p>}
        {eds.status === 'ok' ? (
          <p class="eh-finding">
            Total:{' '}
            <strong>
              {marked(score(eds.total))} of {formatCount(eds.of)}, {eds.grade}
            </strong>
          </p>
        ) : (
          <p class="eh-measure__absent">
            <strong>{eds.status === 'not_supplied' ? 'Not supplied.' : 'Cannot be worked out.'}</strong> {eds.reason}
          </p>
        )}
        {eds.outcomes.some((outcome) => outcome.score !== null) && (
          <>
            <p class="eh-base">
              Each outcome scores 0 (undeveloped), 1 (developing), 2 (achieving) or 3 (excelling). The scores are your
              own.
            </p>
            <TableBox label="EDS 2022 scores: table" values={[eds.services, eds.outcomes, eds.domains, eds.total]}>
              <table class="eh-table eh-table--eds">
                <caption class="nhsuk-u-visually-hidden">EDS 2022: scores by domain and outcome</caption>
                <thead>
                  <tr>
                    <th scope="col">Outcome</th>
                    <NumberHead>Score</NumberHead>
                    <th scope="col">Grade</th>
                  </tr>
                </thead>
                {served.map((domain) => [
                  ...eds.services.map((service) => (
                    <Outcomes
                      key={`${domain.id}.${service.name}`}
                      title={`Domain ${domain.id}, ${service.name}`}
                      total={service.score}
                      outcomes={eds.outcomes.filter(
                        (outcome) => outcome.domain === domain.id && outcome.service === service.name,
                      )}
                    />
                  )),
                  <tbody key={domain.id}>
                    <tr>
                      <th scope="row" class="eh-table__group">
                        Domain {domain.id}: {domain.title}
                        <span class="eh-of">the middle one of the services</span>
                      </th>
                      <td class="eh-number eh-table__group">{marked(score(domain.score))}</td>
                      <td class="eh-table__group">counts</td>
                    </tr>
                  </tbody>,
                ])}
                {plain.map((domain) => (
                  <Outcomes
                    key={domain.id}
                    title={`Domain ${domain.id}: ${domain.title}`}
                    total={domain.score}
                    outcomes={eds.outcomes.filter((outcome) => outcome.domain === domain.id)}
                  />
                ))}
                <tfoot class="eh-table__overall-group">
                  <tr>
                    <th scope="row">Total of the three domains, of {formatCount(eds.of)}</th>
                    <td class="eh-number">{marked(score(eds.total))}</td>
                    <td>{eds.status === 'ok' ? eds.grade : 'Not calculable'}</td>
                  </tr>
                </tfoot>
              </table>
            </TableBox>
          </>
        )}
        {unchecked.length > 0 && (
          <p class="eh-small">Wording not yet checked against the source: {unchecked.join(', ')}.</p>
        )}
        <details class="nhsuk-details eh-how">
          <summary class="nhsuk-details__summary">
            <span class="nhsuk-details__summary-text">
              How this is worked out<span class="nhsuk-u-visually-hidden">: EDS 2022</span>
            </span>
          </summary>
          <div class="nhsuk-details__text">
            <p>{marked(eds.how)}</p>
            {source && <p>Source: {source}.</p>}
          </div>
        </details>
      </div>
    </section>
  );
}
