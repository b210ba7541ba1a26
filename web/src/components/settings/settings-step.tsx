import { Analyses } from './analyses';
import { Compare } from './compare';
import { DateAndCounted } from './date';
import { Earlier } from './earlier';
import { EdsScores } from './eds';
import { Organisation } from './organisation';
import { isOfProtection, partOf, PARTS, type PartProps } from './parts';
import { Ratings } from './ratings';
import { TablesAndRules } from './rules';
import { SavedSettings } from './saved';
import { Voice } from './voice';
import type { Problem } from '../../../../wasm/src/types';

/** To the part itself, without a step in the browser's history. */
function goToPart(event: Event, id: string): void {
  event.preventDefault();
  const title = document.getElementById(`settings-${id}-title`);
  title?.scrollIntoView();
  title?.focus({ preventScroll: true });
}

function PartLink({ id, children }: { id: string; children: string }) {
  return (
    <a href={`#settings-${id}`} onClick={(event) => goToPart(event, id)}>
      {children}
    </a>
  );
}

/** To the place where it is put right, if it has one. */
function Problematic({ problem }: { problem: Problem }) {
  const part = partOf(problem);
  if (part) return <PartLink id={part.id}>{problem.message}</PartLink>;
  return isOfProtection(problem) ? <a href="#publish">{problem.message}</a> : <>{problem.message}</>;
}

/** Settings that cannot be used, each with a way to its place. */
function Summary({ problems }: { problems: Problem[] }) {
  return (
    <div class="nhsuk-error-summary" role="alert" aria-labelledby="settings-problems-title">
      <h2 class="nhsuk-error-summary__title" id="settings-problems-title">
        There is something to put right in the settings
      </h2>
      <div class="nhsuk-error-summary__body">
        <ul class="nhsuk-list nhsuk-error-summary__list">
          {problems.map((problem, index) => (
            <li key={index}>
              <Problematic problem={problem} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Step 3: everything that no file says, in one place; the report follows every change at once. */
export function SettingsStep(props: PartProps) {
  const { settingsProblems, opened } = props.state;
  return (
    <>
      <h1 id="step-title" tabIndex={-1}>
        Settings
      </h1>
      <p class="eh-lede">
        What no file says. All of it has a usual answer; confirm the date and name the organisation, and change the rest
        where you need to. The report follows at once.
      </p>
      {opened && <p>Opened: {opened}</p>}
      {settingsProblems.length > 0 && <Summary problems={settingsProblems} />}
      <div class="eh-report__columns">
        <nav class="eh-contents" aria-labelledby="settings-contents-title">
          <h2 class="eh-contents__title" id="settings-contents-title">
            On this page
          </h2>
          <ul class="eh-contents__list">
            {PARTS.map(({ id, title }) => (
              <li key={id}>
                <PartLink id={id}>{title}</PartLink>
              </li>
            ))}
            <li>
              <PartLink id="saved">Keep these settings</PartLink>
            </li>
          </ul>
        </nav>
        <div>
          <Organisation {...props} />
          <DateAndCounted {...props} />
          <Compare {...props} />
          <Earlier {...props} />
          <Ratings {...props} />
          <Analyses {...props} />
          <EdsScores {...props} />
          <TablesAndRules {...props} />
          <Voice {...props} />
          <SavedSettings {...props} />
          <p>
            <a class="nhsuk-button" href="#checks">
              Continue to checks
            </a>
          </p>
        </div>
      </div>
    </>
  );
}
