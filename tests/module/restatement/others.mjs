/** Files that stand alone: applicants, board, survey, patients. */
import { table } from './random.mjs';
import { AGE_WORDS, PATIENT_AGE_WORDS, WORDS } from './words.mjs';

const NAMES = Object.keys(WORDS).filter((name) => name !== 'pregnancy_maternity');
export const STAGES = ['applied', 'shortlisted', 'interviewed', 'offered', 'appointed'];

const answers = (word, names, ages) =>
  Object.fromEntries(names.map((name) => [name, name === 'age_band' ? word(ages).trim() : word(WORDS[name])]));

function applicants(r, word) {
  const names = [...NAMES, 'age_band'].filter(() => r.chance(0.85));
  const byColumns = r.chance(0.4);
  const extras = ['clinical', 'recruited_abroad', 'count'].filter((name) => r.chance(name === 'count' ? 0.15 : 0.4));
  const stageColumns = STAGES.filter((stage) => ['shortlisted', 'appointed'].includes(stage) || r.chance(0.6));
  const rows = Array.from({ length: 1 + r.below(r.chance(0.3) ? 10 : 400) }, (_, n) => {
    const reached = r.pick([0, 0, 1, 1, 2, 3, 4]);
    const row = { vacancy_id: `V${1 + (n % 7)}`, ...answers(word, names, AGE_WORDS) };
    row.stage = r.chance(0.03)
      ? ''
      : r.chance(0.02)
        ? 'Zzyzx'
        : r.pick([STAGES[reached], STAGES[reached].toUpperCase()]);
    // A later stage may be ticked where an earlier one was forgotten.
    STAGES.forEach((stage, at) => (row[stage] = at <= reached && r.chance(0.95) ? 'Yes' : r.pick(['No', ''])));
    row.clinical = r.pick(['Clinical', 'Non-clinical', '']);
    row.recruited_abroad = r.pick(['Yes', 'No', 'No', '']);
    row.count = `${1 + r.below(3)}`;
    return row;
  });
  return table(['vacancy_id', ...(byColumns ? stageColumns : ['stage']), ...names, ...extras], rows);
}

function board(r, word) {
  const names = ['ethnicity', 'disability', 'sex'].filter(() => r.chance(0.85));
  const columns = ['voting', 'executive'].filter(() => r.chance(0.85));
  const rows = Array.from({ length: 1 + r.below(16) }, (_, n) => ({
    member: `M${n + 1}`, // a column nobody knows: it is left alone
    voting: r.pick(['Yes', 'Yes', 'No', '']),
    executive: r.pick(['Yes', 'No', 'No', '']),
    ...answers(word, names),
  }));
  return table(['member', ...columns, ...names], rows);
}

const NO_ANSWER = ['', '', '-'];
const FIVE_POINT = ['1', '2', '3', '4', '5'];
export const ANSWERS = {
  q4b: FIVE_POINT,
  q11e: ['1', '2', 'Yes', 'No'],
  q14a: FIVE_POINT,
  q14b: FIVE_POINT,
  q14c: FIVE_POINT,
  q14d: ['1', '2', '3', '4', '9'],
  q15: ['1', '2', '9', 'Yes', 'No', "Don't know"],
  q16a: ['Yes', 'No'],
  q16b: ['Yes', 'No'],
  q31b: ['1', '2', '3', 'Yes', 'No'],
  ...Object.fromEntries(['q2a', 'q2b', 'q2c', 'q3c', 'q3d', 'q3f', 'q25a', 'q25c', 'q25d'].map((q) => [q, FIVE_POINT])),
};

function respondents(r, word) {
  const names = [...NAMES, 'age_band'].filter((name) =>
    r.chance(['ethnicity', 'disability'].includes(name) ? 0.9 : 0.4),
  );
  const share = r.pick([0.6, 1]);
  const questions = Object.keys(ANSWERS).filter(() => r.chance(share));
  if (questions.length === 0) questions.push('q15');
  const blankShare = r.pick([0, 0.1, 0.5]);
  const rows = Array.from({ length: 1 + r.below(r.chance(0.3) ? 12 : 250) }, (_, n) => ({
    respondent: `R${n + 1}`,
    ...answers(word, names, AGE_WORDS),
    ...Object.fromEntries(questions.map((q) => [q, r.chance(blankShare) ? r.pick(NO_ANSWER) : r.pick(ANSWERS[q])])),
  }));
  return table(['respondent', ...questions, ...names], rows);
}

const LINES = {
  ethnicity: { White: 'white', BME: 'bme' },
  disability: { Disabled: 'disabled', 'Non-disabled': 'non_disabled' },
  sex: { Female: 'female', Male: 'male' },
  religion: { Hinduism: 'hindu', Islam: 'muslim' },
};
const THEMES = ['engagement', 'equality_inclusion', 'safe_environment'];

/** Ready-made lines; what each group is stands in `expected`, not in the file. */
function lines(r) {
  const style = r.pick(['counts', 'percent', 'mixed']);
  const rows = [];
  for (const characteristic of Object.keys(LINES).filter(() => r.chance(0.7))) {
    for (const [group, id] of Object.entries(LINES[characteristic])) {
      const line = { characteristic, group, expected: id, comparator: r.chance(0.3) ? '31.5' : '' };
      for (const question of ['q14a', 'q14bc', 'q15', 'q16b', 'q14b', 'q14d', 'q11e', 'q4b', 'q31b'].filter(() =>
        r.chance(0.6),
      )) {
        const denominator = r.chance(0.03) ? 0 : 1 + r.below(300);
        const numerator = r.below(denominator + 1);
        const counted = style === 'counts' || (style === 'mixed' && r.chance(0.5));
        const given = counted
          ? { numerator: `${numerator}`, denominator: `${denominator}` }
          : { percent: `${2 + r.below(970) / 10}`, base: `${1 + r.below(300)}` };
        rows.push({ ...line, question, ...given });
      }
      for (const theme of THEMES.filter(() => r.chance(0.5)))
        rows.push({
          ...line,
          comparator: r.chance(0.3) ? '6.9' : '',
          theme,
          score: `${5 + r.below(400) / 100}`,
          base: `${1 + r.below(300)}`,
        });
    }
  }
  if (rows.length === 0) return null;
  const columns = [
    'question',
    'theme',
    'characteristic',
    'group',
    'numerator',
    'denominator',
    'percent',
    'base',
    'score',
    'comparator',
  ];
  return { ...table(columns, rows), expected: rows };
}

function patients(r, word) {
  const names = ['sex', 'ethnicity', 'age_band'].filter(() => r.chance(0.85));
  if (names.length === 0) names.push('sex');
  const counted = r.chance(0.3);
  const asked = r.chance(0.4) ? ['satisfied'] : [];
  const row = (type, count) => ({
    type,
    satisfied: type === 'response' ? r.pick(['Yes', 'Yes', 'No', '']) : '',
    date: r.chance(0.1) ? '' : r.date(2024, 2024).replace(/-0[123]-/, '-12-'),
    ...answers(word, names, PATIENT_AGE_WORDS),
    count: `${count}`,
  });
  const rows = Array.from({ length: 1 + r.below(80) }, () =>
    row(r.pick(['response', 'complaint', 'Compliment']), counted ? 1 + r.below(3) : 1),
  );
  const served = r.chance(0.4);
  if (served) for (let i = r.below(60); i >= 0; --i) rows.push(row('served', counted ? 50 + r.below(200) : 1));
  if (r.chance(0.5)) r.shuffle(rows);
  return table(['type', 'date', ...names, ...asked, ...(counted ? ['count'] : [])], rows);
}

export function others(r, { word }) {
  const out = {};
  if (r.chance(0.75)) out.applicants = applicants(r, word);
  if (r.chance(0.5)) out.board = board(r, word);
  if (r.chance(0.75)) {
    const survey = r.chance(0.6) ? respondents(r, word) : lines(r);
    if (survey) out.survey = survey;
  }
  if (r.chance(0.5)) out.patients = patients(r, word);
  return out;
}
