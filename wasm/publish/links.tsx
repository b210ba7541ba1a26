import { Fragment } from 'preact';
import { useAround } from './around';

/** The titles of sections and measures, each leading to its place; what is not in the report is left out. */
export function Links({ ids }: { ids: string[] }) {
  const { placeOf } = useAround();
  const places = ids.flatMap((id) => placeOf(id) ?? []);
  return (
    <>
      {places.map(({ anchor, title }, index) => (
        <Fragment key={anchor}>
          {index > 0 && '; '}
          <a href={`#${anchor}`}>{title}</a>
        </Fragment>
      ))}
    </>
  );
}

/** From so many on, links are one key away. */
const FOLD_FROM = 5;

/** Links under a name, folded where they are many. */
export function PartLinks({ ids, name }: { ids: string[]; name: string }) {
  const { placeOf } = useAround();
  const found = ids.filter((id) => placeOf(id) !== undefined);
  if (found.length === 0) return null;
  if (found.length < FOLD_FROM) {
    return (
      <p class="eh-no-margin">
        <Links ids={found} />
      </p>
    );
  }
  return (
    <details class="nhsuk-details eh-how">
      <summary class="nhsuk-details__summary">
        <span class="nhsuk-details__summary-text">
          {found.length} parts of this report<span class="nhsuk-u-visually-hidden">: {name}</span>
        </span>
      </summary>
      <div class="nhsuk-details__text">
        <p>
          <Links ids={found} />
        </p>
      </div>
    </details>
  );
}
