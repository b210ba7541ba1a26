import { useEffect, useState } from 'preact/hooks';
import { formatPercent, formatCount } from '../../../../wasm/publish/format';
import type { BenchmarkChoice, Report } from '../../../../wasm/src/types';
import { withBenchmark } from '../../settings';
import { Combobox } from '../fields/combobox';
import { Radios } from '../fields/fields';
import { areaChoices, Areas } from './areas';
import { FilesButton, labelsIn, Part, Problems, problemsIn, type PartProps } from './parts';

type Use = NonNullable<BenchmarkChoice['use']>;
type By = NonNullable<BenchmarkChoice['by']>;

/** Whether enough is said for this to be used. */
function isComplete(use: Use, { areas = [], places = {}, trust }: BenchmarkChoice): boolean {
  if (use === 'areas') return areas.length > 0;
  if (use === 'places') return Object.keys(places).length > 0;
  return use !== 'catchment' || trust !== undefined;
}

/** Where each site or contract is; its staff are its weight. */
function Places({ state, catalogue, actions, onEmpty }: PartProps & { onEmpty: () => void }) {
  const { places = {}, by: said } = state.settings.benchmark ?? {};
  const hasSites = labelsIn(state.report, 'site').length > 0;
  const [shown, setShown] = useState<By>(said ?? (hasSites ? 'site' : 'contract'));
  const labels = labelsIn(state.report, shown);
  const choices = areaChoices(catalogue);
  const set = (label: string, area: string | undefined) => {
    if (area === undefined && Object.keys(places).every((place) => place === label)) onEmpty();
    void actions.edit((now) => {
      // Labels of sites mean nothing as contracts.
      const before = (now.benchmark?.by ?? shown) === shown ? now.benchmark?.places : undefined;
      const next = { ...before };
      if (area === undefined) delete next[label];
      else next[label] = area;
      return Object.keys(next).length > 0
        ? withBenchmark(now, { use: 'places', by: shown, places: next })
        : withBenchmark(now, { use: 'england', by: undefined, places: undefined });
    });
  };
  const areaName = (area: string | undefined) => choices.find(({ id }) => id === area)?.label ?? area ?? '';
  return (
    <>
      <Radios
        name="places-by"
        legend="Say for each"
        inline
        value={shown}
        options={[
          { id: 'site', label: 'Site' },
          { id: 'contract', label: 'Service or customer contract' },
        ]}
        onChoose={setShown}
      />
      {labels.length === 0 && (
        <p>
          The staff list has no {shown === 'site' ? 'sites' : 'contracts'}. If it does, say on{' '}
          <a href="#files">Files</a> which column has them.
        </p>
      )}
      {labels.map(({ id, label, count }, index) => (
        <Combobox
          key={`${shown} ${id}`}
          id={`place-${index}`}
          label={`Area of ${label}`}
          hint={`${formatCount(count)} of the staff. Type a local authority or region.`}
          choices={choices}
          value={said === undefined || said === shown ? areaName(places[label]) : ''}
          onChoose={(area) => set(label, area.id)}
          onClear={() => set(label, undefined)}
          say={actions.say}
        />
      ))}
    </>
  );
}

/** What the report compares with under the present settings. */
function Used({ report }: { report: Report | null }) {
  const used = report?.benchmark;
  if (!report || used === undefined) return null;
  return (
    <div class="eh-used" id="benchmark-used">
      <p class="eh-no-margin">
        The report compares with: <strong>{used ? used.label : 'nothing'}</strong>
      </p>
      {used && used.areas.length > 1 && (
        <ul class="nhsuk-list eh-used__areas" aria-label="Weight of each area">
          {used.areas.map((area) => (
            <li key={area.code}>
              {area.name} {formatPercent(area.percent)}
            </li>
          ))}
        </ul>
      )}
      {used && [...used.notes, used.licence].map((note) => <p class="eh-small">{note}</p>)}
    </div>
  );
}

/** The population that the workforce is compared with. */
export function Compare(props: PartProps) {
  const { state, catalogue, actions } = props;
  const choice = state.settings.benchmark ?? {};
  // A choice that is not complete yet changes nothing.
  const [wanted, setWanted] = useState<Use | null>(null);
  const inUse: Use = choice.use ?? 'england';
  const shown = wanted ?? inUse;
  useEffect(() => setWanted((now) => (now === inUse ? null : now)), [inUse]);
  useEffect(() => setWanted(null), [state.opened]);
  const own = state.files.filter(({ kind }) => kind === 'benchmark');
  const choose = (use: Use) => {
    const complete = isComplete(use, choice);
    setWanted(complete ? null : use);
    if (complete) void actions.edit((now) => withBenchmark(now, { use }));
  };
  const incomplete = !isComplete(shown, choice);
  const trusts = (catalogue.trusts ?? []).map(({ code, name }) => ({ id: code, label: name, aside: code }));
  const trust = trusts.find(({ id, label }) => id === choice.trust || label === choice.trust);
  const pending = incomplete && (
    <p class="eh-settings__pending">
      Nothing is chosen yet. The report still compares with what stands at the end of this part.
    </p>
  );
  return (
    <Part id="compare">
      <p>Shares of the workforce are set beside those of a population. Nearly all figures are of the Census 2021.</p>
      <Problems problems={problemsIn(state.settingsProblems, 'compare')} />
      <Radios<Use>
        name="compare"
        legend="Which population?"
        value={shown}
        options={[
          { id: 'england', label: 'England' },
          {
            id: 'areas',
            label: 'Areas that I choose',
            hint: 'Local authorities, regions or countries, one or several.',
            below: (
              <>
                {pending}
                <Areas {...props} onEmpty={() => setWanted('areas')} />
              </>
            ),
          },
          {
            id: 'places',
            label: 'Where our sites or contracts are',
            hint: 'Each area counts by how many staff are there.',
            below: (
              <>
                {pending}
                <Places {...props} onEmpty={() => setWanted('places')} />
              </>
            ),
          },
          {
            id: 'catchment',
            label: 'The catchment of an acute trust',
            hint: 'Where its inpatients lived in 2022.',
            below: (
              <>
                {pending}
                <Combobox
                  id="catchment-trust"
                  label="Acute trust"
                  hint="Type its name or code."
                  choices={trusts}
                  value={trust?.label ?? choice.trust ?? ''}
                  onChoose={({ id }) => void actions.edit((now) => withBenchmark(now, { use: 'catchment', trust: id }))}
                  say={actions.say}
                />
              </>
            ),
          },
          { id: 'none', label: 'No population', hint: 'No shares are compared or rated.' },
        ]}
        onChoose={choose}
      />
      <h3 class="nhsuk-heading-s eh-settings__more">Figures of your own</h3>
      {own.length > 0 ? (
        <p>
          {own.map(({ name }) => name).join(' and ')} {own.length === 1 ? 'is' : 'are'} used first, for the
          characteristics in {own.length === 1 ? 'it' : 'them'}; the population above is for the others
          {inUse === 'none' ? ', but nothing is compared while “No population” is chosen' : ''}.
        </p>
      ) : (
        <p>
          A download from Nomis or the ONS, or a table with characteristic, category and count or percent: drop it on
          the page as you do any other file. It is used first, for the characteristics in it.
        </p>
      )}
      <FilesButton
        id="choose-benchmark"
        words="Choose a file of figures"
        accept=".csv,.tsv,.txt,text/csv"
        disabled={state.reading !== null}
        onFiles={(files) =>
          void actions.read(
            files.map((file) => ({ blob: file, name: file.name })),
            'benchmark',
          )
        }
      />
      <Used report={state.report} />
    </Part>
  );
}
