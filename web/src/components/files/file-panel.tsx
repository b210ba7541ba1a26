import { counted, formatBytes, formatCount } from '../../../../wasm/publish/format';
import type { Catalogue, Inspection, Kind } from '../../../../wasm/src/types';
import { kindWords } from '../../kinds';
import type { Actions } from '../../store';
import { Columns } from './columns';
import { Values } from './values';
import { delimiterWords, encodingWords } from './words';

interface Props {
  file: Inspection;
  catalogue: Catalogue;
  busy: boolean;
  actions: Actions;
}

export function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** One file: what it was taken for, its columns and its values; all of it can be changed. */
export function FilePanel({ file, catalogue, busy, actions }: Props) {
  const aside = file.rows_read - file.rows_used;
  const words = kindWords(file.kind);
  const kindId = `kind-${file.id}`;
  const undecided = file.columns.filter((column) => column.role === null && column.candidates.length > 0).length;
  const used = file.columns.filter((column) => column.role !== null).length;
  const headers =
    file.header_rows > 1
      ? `rows ${file.header_row} to ${file.header_row + file.header_rows - 1}`
      : `row ${file.header_row}`;
  return (
    <section class="eh-file" aria-labelledby={`file-${file.id}`}>
      <div class="eh-file__head">
        <h2 class="nhsuk-heading-m" id={`file-${file.id}`}>
          {file.name}
        </h2>
        <button
          type="button"
          class="nhsuk-button nhsuk-button--secondary eh-file__remove"
          disabled={busy}
          onClick={() => {
            document.getElementById('step-title')?.focus(); // this button is gone
            void actions.remove(file.id);
          }}
        >
          Remove<span class="nhsuk-u-visually-hidden"> {file.name}</span>
        </button>
      </div>

      <div class="nhsuk-form-group">
        <label class="nhsuk-label" for={kindId}>
          Taken for
        </label>
        <select
          id={kindId}
          class="nhsuk-select"
          disabled={busy}
          value={file.kind}
          onChange={(event) => void actions.setKind(file, event.currentTarget.value as Kind)}
        >
          {catalogue.kinds
            .filter((kind) => kind.supported || kind.id === file.kind)
            .map((kind) => (
              <option key={kind.id} value={kind.id}>
                {kind.label}
              </option>
            ))}
        </select>
        <span class="eh-file__why">
          {' '}
          {file.kind_matched_by === 'setting' ? 'chosen by you' : 'known by its columns'}
        </span>
        {words && <p class="eh-file__gives">Gives: {words.gives}</p>}
      </div>

      <dl class="eh-facts eh-facts--across">
        <Fact name="Size">{formatBytes(file.bytes)}</Fact>
        <Fact name="Rows">{`${formatCount(file.rows_read)} read, ${formatCount(file.rows_used)} used, ${formatCount(aside)} set aside`}</Fact>
        <Fact name="Headers in">{`${headers}${file.title_rows > 0 ? `, under ${counted(file.title_rows, 'title row')}` : ''}`}</Fact>
        <Fact name="Separator">{delimiterWords(file)}</Fact>
        <Fact name="Text encoding">{encodingWords(file)}</Fact>
      </dl>

      <h3 class="nhsuk-heading-s eh-file__heading">Columns</h3>
      {undecided > 0 && (
        <p>{counted(undecided, 'column')} could be several things. Nothing is guessed: choose below.</p>
      )}
      <details class="nhsuk-details" open={undecided > 0}>
        <summary class="nhsuk-details__summary">
          <span class="nhsuk-details__summary-text">
            {used} of {counted(file.columns.length, 'column')} used: see and change
          </span>
        </summary>
        <div class="nhsuk-details__text">
          <Columns
            file={file}
            catalogue={catalogue}
            busy={busy}
            onColumn={(header, role) => void actions.setColumn(file, header, role)}
          />
        </div>
      </details>

      <Values file={file} catalogue={catalogue} onValue={(...change) => void actions.setValue(...change)} />
    </section>
  );
}
