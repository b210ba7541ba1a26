// The counts that every contender makes: people in post by ethnic origin, disability, sex, and pay scale with ethnic origin.
// One person once: the primary assignment of everyone who is neither bank, honorary nor non-executive.

export const COLUMNS = {
  primary: 'Primary',
  contract: 'Assignment Category',
  ethnicity: 'Ethnic Origin',
  disability: 'Disability',
  sex: 'Gender',
  payScale: 'Pay Scale',
};
export const CONTRACTS = ['Permanent', 'Fixed Term Temp'];

/** For parsers that hand over rows as arrays of strings. */
export function createTally(header) {
  const at = Object.fromEntries(Object.entries(COLUMNS).map(([key, name]) => [key, header.indexOf(name)]));
  const ethnicity = new Map();
  const disability = new Map();
  const sex = new Map();
  const cross = new Map();
  let people = 0;
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  return {
    row(cells) {
      const contract = cells[at.contract];
      if (cells[at.primary] !== 'Y' || (contract !== CONTRACTS[0] && contract !== CONTRACTS[1])) return;
      people++;
      const origin = cells[at.ethnicity];
      add(ethnicity, origin);
      add(disability, cells[at.disability]);
      add(sex, cells[at.sex]);
      const scale = cells[at.payScale];
      let row = cross.get(scale);
      if (row === undefined) cross.set(scale, (row = new Map()));
      add(row, origin);
    },
    result: () => ({ people, ethnicity, disability, sex, cross }),
  };
}

/** The same few figures from everybody, to prove that they counted the same. */
export function digest({ people, ethnicity, disability, sex, cross }) {
  const sum = (map, pattern) => [...map].reduce((total, [key, n]) => total + (pattern.test(key) ? n : 0), 0);
  const medical = [...cross].filter(([scale]) => /Consultant|Doctor|Specialist|Trainee|Registrar/.test(scale));
  return {
    people,
    female: sum(sex, /^Female$/),
    disabled: sum(disability, /^Yes$/),
    white: sum(ethnicity, /^[ABC]/),
    bme: sum(ethnicity, /^[D-S]/),
    medical_white: medical.reduce((total, [, origins]) => total + sum(origins, /^[ABC]/), 0),
  };
}
