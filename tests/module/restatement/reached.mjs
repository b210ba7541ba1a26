/** Whom an event file speaks of: which rows count, and what is known of the people in them. */
import { blank, isKnown, SNAPSHOT, VIEWS, weightOf, YEAR_BEFORE_BEGINS, YEAR_BEGINS } from './views.mjs';

/**
 * The rows of a file that count, each with its year (`this` or `before`) and the person of the staff list behind it;
 * and why the others are set aside. Rows without a date count in the year.
 */
export function reached(file, dateColumn, { register, keepYearBefore = false }) {
  const kept = [];
  let uncounted = 0;
  const outside = [];
  const persons = [];
  let unknownIds = 0;
  for (const row of file.rows) {
    // Blank is not recorded, never none and never one.
    if (file.columns.has('count') && blank(row.count)) {
      ++uncounted;
      continue;
    }
    const date = row[dateColumn];
    let year = 'this';
    if (!blank(date)) {
      if (date > SNAPSHOT || date < YEAR_BEFORE_BEGINS || (date < YEAR_BEGINS && !keepYearBefore)) year = '';
      else if (date < YEAR_BEGINS) year = 'before';
    }
    const id = blank(row.person_id) ? '' : row.person_id;
    const person = id === '' ? undefined : register.get(id);
    if (year === '') outside.push(row);
    if (person?.setAside) persons.push(row);
    if (year === '' || person?.setAside) continue;
    if (id !== '' && !person) ++unknownIds;
    kept.push({ row, id, year, person: person?.row });
  }
  const both = outside.filter((row) => persons.includes(row)).length;
  return { kept, uncounted, outside: outside.length, persons: persons.length, both, unknownIds };
}

/** A row's own answer where it is known, else the staff list's. */
export function answerOf(view, { row, person }, settings) {
  const own = VIEWS[view].of(row, settings);
  if (isKnown(own) || !person) return own;
  return VIEWS[view].of(person, settings);
}

/** People, not rows: the same id once in each year; a row without an id for as many as it stands for. */
export function tallyPeople(events, view, settings) {
  const seen = new Set();
  const out = {};
  for (const event of events) {
    const person = `${event.year} ${event.id}`;
    if (event.id !== '' && seen.has(person)) continue;
    seen.add(person);
    const answer = answerOf(view, event, settings);
    const group = isKnown(answer) ? answer : 'unknown';
    out[group] = (out[group] ?? 0) + (event.id === '' ? weightOf(event.row) : 1);
  }
  return out;
}
