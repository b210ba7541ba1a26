/** Which files there are, and their names. */
import type { Kind } from '../src/types.js';
import { applicantRows } from './applicants.js';
import { boardRows } from './board.js';
import { caseRows } from './cases.js';
import { inChunks } from './chunks.js';
import { ESR_HEADER, esrRows } from './esr.js';
import { leaverRows } from './leavers.js';
import { exampleNine, exampleNineLastYear, ninePatients, nineTraining } from './nine.js';
import { patientRows } from './patients.js';
import { promotionRows } from './promotions.js';
import { listed } from './roll.js';
import { surveyRows } from './survey.js';
import { drawPay } from './terms.js';
import { trainingRows } from './training.js';
import { PersonalChance, type Trust, yearOf } from './trust.js';

export interface ExampleFile {
  kind: Kind;
  name: string;
  /** CSV text, made while it is read and the same every time it is. */
  chunks: Iterable<string>;
}

function file(kind: Kind, rows: () => Iterable<string>): ExampleFile {
  return { kind, name: `${kind}.csv`, chunks: { [Symbol.iterator]: () => inChunks(rows()) } };
}

export function* staffRows(trust: Trust): Generator<string> {
  yield ESR_HEADER;
  const { back } = trust;
  const chance = new PersonalChance(trust, 'earlierPay');
  const { last } = yearOf(trust);
  for (const one of listed(trust)) {
    if (back > 0) drawPay(one.person, chance.of(one.person.number, back), last, back);
    yield esrRows(one, back);
  }
}

export function trustFiles(trust: Trust): ExampleFile[] {
  return [
    file('staff', () => staffRows(trust)),
    file('applicants', () => applicantRows(trust)),
    file('cases', () => caseRows(trust)),
    file('training', () => trainingRows(trust)),
    file('promotions', () => promotionRows(trust)),
    file('survey', () => surveyRows(trust)),
    file('board', () => boardRows(trust)),
    file('leavers', () => leaverRows(trust)),
    file('patients', () => patientRows(trust)),
  ];
}

/** The staff list of the year before, to be read beside this year's. */
export function lastYearFile(trust: Trust): ExampleFile {
  return file('staff_last_year', () => staffRows({ ...trust, back: trust.back + 1 }));
}

export function nineFiles(snapshot: string): ExampleFile[] {
  return [
    file('staff', () => exampleNine(snapshot)),
    file('training', () => nineTraining(snapshot)),
    file('patients', () => ninePatients(snapshot)),
  ];
}

export function nineLastYearFile(snapshot: string): ExampleFile {
  return file('staff_last_year', () => exampleNineLastYear(snapshot));
}
