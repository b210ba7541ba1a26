import { formatDecimal } from '../../../../wasm/publish/format';
import type { Eds as EdsResult } from '../../../../wasm/src/types';
import { servicesOf, withEdsScore, withEdsService } from '../../settings';
import { SelectField, TextField } from '../fields/fields';
import { Part, Problems, problemsIn, type PartProps } from './parts';

interface ScoreProps {
  id: string;
  outcome: { id: string; title: string };
  /** Of the scores from 0. */
  grades: string[];
  /** Whose score it is, for screen readers. */
  of: string;
  score: number | undefined;
  onScore: (score: number | null) => void;
}

function Score({ id, outcome, grades, of, score, onScore }: ScoreProps) {
  return (
    <div class="eh-eds__score">
      <SelectField
        id={id}
        label={
          <>
            <strong>{outcome.id}</strong> {outcome.title}
            {of && <span class="nhsuk-u-visually-hidden">, {of}</span>}
          </>
        }
        value={score === undefined ? '' : String(score)}
        options={[
          { id: '', label: 'Not scored' },
          ...grades.map((grade, at) => ({ id: String(at), label: `${at} ${grade}` })),
        ]}
        onChoose={(chosen) => onScore(chosen === '' ? null : Number(chosen))}
      />
    </div>
  );
}

function Total({ eds }: { eds: EdsResult }) {
  const scored = eds.domains.filter(({ score }) => score !== null);
  return (
    <div class="eh-used" role="group" aria-label="Total of EDS 2022">
      <p class="eh-no-margin">
        {typeof eds.total !== 'number' ? (
          eds.reason
        ) : (
          <>
            Total: <strong>{`${formatDecimal(eds.total, 0)} of ${eds.of}`}</strong>, {eds.grade}
          </>
        )}
      </p>
      {scored.length > 0 && (
        <ul class="nhsuk-list eh-used__areas">
          {scored.map(({ id, title, score }) => (
            <li key={id}>
              Domain {id}, {title.toLowerCase()}: {score}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Scores that the organisation agreed with those it serves; the report adds them up. */
export function EdsScores({ state, catalogue, actions }: PartProps) {
  const eds = state.report?.eds ?? null;
  const { grades, domains } = catalogue.eds;
  const services = servicesOf(state.settings);
  const scores = state.settings.eds?.scores ?? {};
  return (
    <Part id="eds">
      <p>
        The scores of your Equality Delivery System review, if there was one. Each of three services is scored for
        domain 1, and the middle one counts.
      </p>
      <Problems problems={problemsIn(state.settingsProblems, 'eds')} />
      {domains.map(({ id: domain, title, by_service: byService, outcomes }) => (
        <details class="nhsuk-details" key={domain}>
          <summary class="nhsuk-details__summary">
            <span class="nhsuk-details__summary-text">
              Domain {domain}: {title}
            </span>
          </summary>
          <div class="nhsuk-details__text">
            {byService ? (
              <div class="eh-eds__services">
                {services.map((service, index) => (
                  <fieldset class="nhsuk-fieldset" key={index}>
                    <legend class="nhsuk-fieldset__legend">Service {index + 1}</legend>
                    <TextField
                      id={`eds-service-${index + 1}`}
                      label={
                        <>
                          Name<span class="nhsuk-u-visually-hidden"> of service {index + 1}</span>
                        </>
                      }
                      value={service.name}
                      onCommit={(name) => void actions.edit((now) => withEdsService(now, index, name))}
                    />
                    {outcomes.map((outcome) => (
                      <Score
                        key={outcome.id}
                        id={`eds-${outcome.id}-${index + 1}`}
                        outcome={outcome}
                        grades={grades}
                        of={service.name || `service ${index + 1}`}
                        score={service.scores[outcome.id]}
                        onScore={(score) => void actions.edit((now) => withEdsScore(now, index, outcome.id, score))}
                      />
                    ))}
                  </fieldset>
                ))}
              </div>
            ) : (
              outcomes.map((outcome) => (
                <Score
                  key={outcome.id}
                  id={`eds-${outcome.id}`}
                  outcome={outcome}
                  grades={grades}
                  of=""
                  score={scores[outcome.id]}
                  onScore={(score) => void actions.edit((now) => withEdsScore(now, null, outcome.id, score))}
                />
              ))
            )}
          </div>
        </details>
      ))}
      {eds && <Total eds={eds} />}
    </Part>
  );
}
