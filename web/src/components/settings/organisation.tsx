import { formatCount, isSome } from '../../../../wasm/publish/format';
import { withOrganisation, type Organisation as Said } from '../../settings';
import { NumberField, Radios, SelectField, TextField } from '../fields/fields';
import { Part, Problems, problemsIn, type PartProps } from './parts';

const KINDS: { id: NonNullable<Said['kind']>; label: string }[] = [
  { id: 'nhs_trust', label: 'NHS trust or foundation trust' },
  { id: 'nhs_provider', label: 'Other NHS body' },
  { id: 'independent_provider', label: 'Independent provider with an NHS contract' },
  { id: 'other', label: 'Other' },
];

type Answer = 'yes' | 'no' | '';
const ANSWERS: { id: Answer; label: string }[] = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
  { id: '', label: 'Not said' },
];
const answerOf = (said: boolean | undefined): Answer => (said === undefined ? '' : said ? 'yes' : 'no');
const saidBy = (answer: Answer) => (answer === '' ? undefined : answer === 'yes');

/** Who the report is about; it decides which duties apply. */
export function Organisation({ state, actions }: PartProps) {
  const organisation = state.settings.organisation ?? {};
  const edit = (change: Partial<Said>) => void actions.edit((settings) => withOrganisation(settings, change));
  const headcount = state.report?.organisation.headcount ?? 0;
  return (
    <Part id="organisation">
      <Problems problems={problemsIn(state.settingsProblems, 'organisation')} />
      <TextField
        id="organisation-name"
        label="Name of the organisation"
        value={organisation.name ?? ''}
        onCommit={(name) => edit({ name: name.trim() || undefined })}
      />
      <SelectField
        id="organisation-kind"
        label="Kind of organisation"
        hint="With the answers below, it decides which duties the report names."
        value={organisation.kind ?? ''}
        options={[{ id: '', label: 'Not said' }, ...KINDS]}
        onChoose={(id) => edit({ kind: KINDS.find((kind) => kind.id === id)?.id })}
      />
      <NumberField
        id="organisation-employees"
        label="Employees of the whole organisation"
        hint={
          isSome(headcount)
            ? `The legal body as a whole. Leave it empty if that is the staff list: ${formatCount(headcount)}.`
            : 'The legal body as a whole. Leave it empty if that is the staff list.'
        }
        value={organisation.employees}
        range={{ least: 1, most: 10_000_000, whole: true }}
        onCommit={(employees) => edit({ employees: employees ?? undefined })}
      />
      <Radios
        name="nhs-contract"
        legend="Does it hold an NHS Standard Contract?"
        hint="WRES and EDS 2022 come with that contract."
        inline
        value={answerOf(organisation.nhs_standard_contract)}
        options={ANSWERS}
        onChoose={(answer) => edit({ nhs_standard_contract: saidBy(answer) })}
      />
      <Radios
        name="public-authority"
        legend="Is it a listed public authority?"
        hint="Named in the schedules of the Equality Act 2010 (Specific Duties and Public Authorities) Regulations 2017, as NHS trusts are."
        inline
        value={answerOf(organisation.public_authority)}
        options={ANSWERS}
        onChoose={(answer) => edit({ public_authority: saidBy(answer) })}
      />
    </Part>
  );
}
