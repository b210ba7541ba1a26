/** Which files there are, and their names. */
import type { Kind } from '../src/types.js';
import { applicantRows } from './applicants.js';
import { boardRows } from './board.js';
import { caseRows } from './cases.js';
import { inChunks } from './chunks.js';
import { leaverRows } from './leavers.js';
import { exampleNine, ninePatients, nineTraining } from './nine.js';
import { patientRows } from './patients.js';
import { promotionRows } from './promotions.js';
import type { Trust } from './roll.js';
import { surveyRows } from './survey.js';
import { trainingRows } from './training.js';

export interface ExampleFile {
  kind: Kind;
  name: string;
  /** CSV text, made while it is read and the same every time it is. */
  chunks: Iterable<string>;
}

function file(kind: Kind, rows: () => Iterable<string>): ExampleFile {
  return { kind, name: `${kind}.csv`, chunks: { [Symbol.iterator]: () => inChunks(rows()) } };
}

export function trustFiles(trust: Trust, staff: () => Iterable<string>): ExampleFile[] {
  return [
    file('staff', staff),
    file('applicants', () => applicantRows(trust)),
    file('cases', () => caseRows(trust)),
    file('training', () => trainingRows(trust)),
    file('promotions', () => promotionRows(trust)),
    file('survey', () => surveyRows(trust)),
    file('board', boardRows),
    file('leavers', () => leaverRows(trust)),
    file('patients', () => patientRows(trust)),
  ];
}

export function nineFiles(snapshot: string): ExampleFile[] {
  return [
    file('staff', () => exampleNine(snapshot)),
    file('training', () => nineTraining(snapshot)),
    file('patients', () => ninePatients(snapshot)),
  ];
}
