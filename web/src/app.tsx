import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Example } from '../../wasm/src/client';
import type { Kind, Refusal } from '../../wasm/src/types';
import { Announcer } from './components/announcer/announcer';
import { Checks } from './components/checks/checks';
import { Files } from './components/files/files';
import { Header } from './components/header/header';
import { Progress } from './components/progress/progress';
import { PublishStep } from './components/publish-step/publish-step';
import { Refusals } from './components/refusals/refusals';
import { ReportStep } from './components/report/report-step';
import { SettingsStep } from './components/settings/settings-step';
import { Start } from './components/start/start';
import { STEPS, Steps } from './components/steps/steps';
import { download } from './download';
import type { Store } from './store';
import { useFileDrop, type Chosen } from './use-file-drop';
import { goTo, useStep } from './use-step';

function useStore(store: Store) {
  const [state, setState] = useState(store.get);
  useEffect(() => {
    setState(store.get());
    return store.subscribe(() => setState(store.get()));
  }, [store]);
  return state;
}

/** The page: one step at a time; a new step starts at its heading, for eyes, keyboard and screen reader alike. */
export function App({ store }: { store: Store }) {
  const state = useStore(store);
  const { actions } = store;
  const open = state.files.length + state.earlier.length > 0;
  const wanted = useStep();
  const step = open ? wanted : 'start';
  const shown = useRef(step);
  // Long ones are drawn again only for another report, not at every sign of progress.
  const { report, earlier } = state;
  const checks = useMemo(() => report && <Checks report={report} earlier={earlier} />, [report, earlier]);
  const wholeReport = useMemo(() => report && <ReportStep report={report} />, [report]);

  useEffect(() => {
    const label = STEPS.find(({ id }) => id === step)?.label ?? '';
    document.title = `${label} – Evenhand`;
    if (shown.current === step) return;
    shown.current = step;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('#step-title, #report-title')?.focus({ preventScroll: true });
  }, [step]);

  // A step in the address that needs a file, but there is none (as after a reload, or when the last file is removed).
  useEffect(() => {
    if (!open && state.reading === null && wanted !== 'start') goTo('start');
  }, [open, wanted, state.reading]);

  const onFiles = (files: Chosen[]) => void actions.read(files).then((taken) => taken && goTo('files'));
  const onLastYear = (refusal: Refusal) =>
    void actions.readAsLastYear(refusal).then((taken) => {
      if (!taken) return;
      goTo('files');
      document.getElementById('step-title')?.focus(); // where the step was this one already
    });
  const busy = state.catalogue === null || state.reading !== null;
  const dropping = useFileDrop(onFiles, busy);
  const onExample = (which: Example) => void actions.showExample(which).then((taken) => taken && goTo('report'));
  const onTemplate = (kind: Kind) =>
    void actions.template(kind).then((text) => text && download(text, `${kind}-template.csv`, 'text/csv'));

  return (
    <>
      <a
        class="nhsuk-skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        Skip to the content
      </a>
      <Header />
      <Steps current={step} open={open} />
      <main class="eh-width eh-main" id="main" tabIndex={-1}>
        <Announcer text={state.announcement} />
        {state.failure && (
          <div class="nhsuk-error-summary" role="alert">
            <p class="eh-no-margin">{state.failure}</p>
          </div>
        )}
        {state.refusals.length > 0 && (
          <Refusals
            refusals={state.refusals}
            hasFiles={open}
            onLastYear={state.files.some(({ kind }) => kind === 'staff_last_year') ? undefined : onLastYear}
            onDismiss={actions.dismissRefusals}
          />
        )}
        {state.reading && <Progress reading={state.reading} />}
        {step === 'start' && (
          <Start
            catalogue={state.catalogue}
            hasFiles={open}
            opened={state.opened}
            busy={busy}
            dropping={dropping}
            onFiles={onFiles}
            onExample={onExample}
            onTemplate={onTemplate}
          />
        )}
        {step === 'files' && (
          <Files state={state} actions={actions} dropping={dropping} onFiles={onFiles} onTemplate={onTemplate} />
        )}
        {step === 'settings' && state.catalogue && (
          <SettingsStep state={state} catalogue={state.catalogue} actions={actions} />
        )}
        {step === 'checks' && checks}
        {step === 'report' && wholeReport}
        {step === 'publish' && report && <PublishStep state={state} report={report} actions={actions} />}
      </main>
      <footer class="eh-footer">
        <p class="eh-footer__inner">
          Nothing is sent and nothing is kept: close the tab and it is gone. Evenhand is not an NHS service.
        </p>
      </footer>
    </>
  );
}
