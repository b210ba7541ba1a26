import { useEffect, useState } from 'preact/hooks';
import { STEPS, type StepId } from './components/steps/steps';

const stepInAddress = (): StepId | undefined => STEPS.find(({ id }) => `#${id}` === window.location.hash)?.id;

/** The step is the address's fragment, so that Back works; other fragments (places in the report) leave it alone. */
export function useStep(): StepId {
  const [step, setStep] = useState<StepId>(() => stepInAddress() ?? 'start');
  useEffect(() => {
    const follow = () => setStep((current) => stepInAddress() ?? (window.location.hash === '' ? 'start' : current));
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  return step;
}

export function goTo(step: StepId): void {
  window.location.hash = step;
}
