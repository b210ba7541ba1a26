import type { ProtectProgress } from '../../wasm/src/types';

const PHASES: Record<ProtectProgress['phase'], string> = {
  choosing: 'Choosing which numbers can be shown',
  bounding: 'Working out how closely a hidden number could be guessed',
  checking: 'Checking every number again',
  done: 'Nearly done',
};

export const phaseWords = ({ phase }: ProtectProgress): string => PHASES[phase];

/** From 0 to 1, within its phase. */
export const shareDone = ({ done, of }: ProtectProgress): number => (of > 0 ? Math.min(done / of, 1) : 0);
