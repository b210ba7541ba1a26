import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Report } from '../../../../wasm/src/types';
import type { Actions, State } from '../../store';
import { Radios } from '../fields/fields';
import { Internal } from './internal';
import { Preview } from './preview';
import { ProtectionSettings } from './protection-settings';
import { Run } from './run';

interface Props {
  state: State;
  /** With all figures. */
  report: Report;
  actions: Actions;
}

type Audience = 'publication' | 'internal';

/**
 * Step 6: what leaves the page as a file. For everybody unless it is said otherwise, each time anew: the choice is not
 * kept when the step is left.
 */
export function PublishStep({ state, report, actions }: Props) {
  const [audience, setAudience] = useState<Audience>('publication');
  const [previewed, setPreviewed] = useState(false);
  const { publishing } = state;
  const preview = previewed && publishing.step === 'done' ? publishing.published : null;
  const before = useRef(false);

  // In and out of the preview, eyes and keyboard go with it.
  useLayoutEffect(() => {
    if (before.current === (preview !== null)) return;
    before.current = preview !== null;
    if (preview) window.scrollTo(0, 0);
    else setPreviewed(false);
    document.getElementById(preview ? 'report-title' : 'publish-preview')?.focus({ preventScroll: preview !== null });
  }, [preview !== null]);

  if (preview) return <Preview published={preview} onBack={() => setPreviewed(false)} />;
  return (
    <>
      <h1 id="step-title" tabIndex={-1}>
        Publish
      </h1>
      <p class="eh-lede">
        What you download here leaves the page. Made for publication, small numbers are hidden in it, so that no
        colleague can be recognised.
      </p>
      <section class="eh-file eh-settings eh-publish" aria-label="Who it is for">
        <Radios<Audience>
          name="publish-audience"
          legend="Who is it for?"
          value={audience}
          options={[
            {
              id: 'publication',
              label: 'Everybody: to publish or to pass on',
              hint: 'Small numbers are hidden, and others with them, so that nothing in the report gives them back.',
            },
            {
              id: 'internal',
              label: 'Only people who may see personal data',
              hint: 'All numbers, as on the Report step. It must not be published or passed on.',
            },
          ]}
          onChoose={setAudience}
        />
      </section>
      {audience === 'internal' ? (
        <Internal report={report} actions={actions} />
      ) : (
        <>
          <ProtectionSettings state={state} actions={actions} />
          <Run
            report={report}
            publishing={publishing}
            busy={state.reading !== null}
            actions={actions}
            onPreview={() => setPreviewed(true)}
          />
        </>
      )}
    </>
  );
}
