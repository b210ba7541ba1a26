/** How the command ends: 0 when done, 2 with one plain sentence when there is something for the caller to put right. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { INTERNAL, NINE, at, evenhand, internalReport, readNine, scratch } from './help.mjs';

const folder = scratch();
const file = (name, content) => {
  const where = path.join(folder, name);
  writeFileSync(where, content);
  return where;
};

/** Ends with status 2 and exactly one line that reads as a sentence; nothing else anywhere. */
function refused(args, words, options) {
  const { status, stdout, stderr } = evenhand(args, options);
  assert.equal(status, 2, `${args.join(' ')}: ${stderr}`);
  assert.equal(stdout, '');
  const lines = stderr.trimEnd().split('\n');
  assert.equal(lines.length, 1, stderr);
  assert.match(lines[0], /[.!]$/);
  assert.doesNotMatch(lines[0], /\bat .*:\d+:\d+|Error:|undefined|\[object/);
  assert.match(lines[0], words);
}

test('a missing file', () => refused(['report', '--staff', 'missing.csv'], /no file missing\.csv/));
test('a folder', () => refused(['report', '--staff', folder], /folder/));
test('a file below a file', () => refused(['inspect', path.join(NINE, 'x.csv')], /no file/));

const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex'),
  Buffer.from(Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256)),
]);
for (const command of [['report', '--staff'], ['inspect'], ['tidy']]) {
  test(`a picture renamed to .csv: ${command[0]}`, () => {
    refused([...command, file('picture.csv', PNG)], /picture\.csv/);
  });
  test(`a picture on standard input: ${command[0]}`, () => refused([...command, '-'], /./, { input: PNG }));
}

test('an empty file', () => refused(['report', '--staff', file('empty.csv', '')], /empty\.csv/));
test('only a header', () => refused(['report', '--staff', file('header.csv', 'Gender,Disability\n')], /header\.csv/));
test('a quote that never closes', () => {
  refused(['report', '--staff', file('quote.csv', 'Gender,Ethnic Origin\nMale,"White\nFemale,White\n')], /quote\.csv/);
});

test('no command', () => refused([], /report, inspect, tidy or template/));
test('an unknown command', () => refused(['publish'], /"publish"/));
test('a command that is a word of the language', () => refused(['constructor'], /"constructor"/));
test('no staff file', () => refused(['report'], /--staff/));
test('an unknown option', () => refused(['report', '--staff', NINE, '--frobnicate'], /--frobnicate/));
test('an option without its value', () => refused(['report', '--staff'], /--staff/));
test('an option twice', () => refused(['report', '--staff', NINE, '--staff', NINE], /only once/));
test('one argument too many', () => refused(['inspect', NINE, 'other.csv'], /other\.csv/));
test('nothing to inspect', () => refused(['inspect'], /FILE/));
test('nothing to tidy', () => refused(['tidy'], /FILE/));
test('an unknown kind', () => refused(['template', 'payslips'], /"payslips".*staff/));
test('no kind', () => refused(['template'], /KIND/));
test('an audience that there is not', () => refused(['report', '--staff', NINE, '--audience', 'all'], /"all"/));

for (const option of ['docx', 'xlsx']) {
  test(`--${option} belongs to a later version`, () => {
    refused(['report', '--staff', NINE, `--${option}`, NINE], new RegExp(`--${option}.* is not part of this version`));
  });
}

const CASES = 'person_id,case_type,start_date\n1,disciplinary,2024-05-01\n';
test('files of other kinds: each may come several times, the staff list is read first', () => {
  const north = file('north.csv', CASES);
  const south = file('south.csv', CASES.replace('1,', '2,'));
  const board = file('board.csv', 'voting,executive,ethnicity\nyes,yes,White - British\n');
  const settings = file('year.json', '{"format":"evenhand-settings/1","snapshot_date":"2025-03-31"}');
  const args = ['--board', board, '--cases', north, '--cases', south, '--staff', NINE, '--settings', settings];
  const { status, stdout, stderr } = internalReport(args);
  assert.equal(status, 0, stderr);
  const { files } = JSON.parse(stdout);
  assert.deepEqual(
    files.map(({ kind, name }) => [kind, name]),
    [
      ['staff', path.basename(NINE)],
      ['cases', 'north.csv'],
      ['cases', 'south.csv'],
      ['board', 'board.csv'],
    ],
  );
});

test('other files are refused as a staff list is', () => {
  refused(['report', '--cases', file('alone.csv', CASES)], /staff list is needed/);
  refused(['report', '--staff', NINE, '--cases', 'missing.csv'], /no file missing\.csv/);
  refused(['report', '--staff', NINE, '--survey', file('picture2.csv', PNG)], /picture2\.csv/);
  refused(['report', '--staff', NINE, '--cases', ''], /--cases needs a value/);
  refused(['report', '--staff', '-', '--cases', '-'], /one file/, { input: readNine() });
});

/** The report of nine colleagues on a day, as a file. */
function reportOf(day, name) {
  const settings = file(`settings-${day}.json`, `{"format":"evenhand-settings/1","snapshot_date":"${day}"}`);
  const { status, stderr } = internalReport([
    ...['--staff', NINE, '--settings', settings, '--json', path.join(folder, name)],
  ]);
  assert.equal(status, 0, stderr);
  return path.join(folder, name);
}
const thisYear = () =>
  file('this-year.json', '{"format":"evenhand-settings/1","snapshot_date":"2025-03-31","survey_year":2024}');

test('reports of earlier years, in any order, the oldest first in the report', () => {
  const earlier = [reportOf('2024-03-31', 'of-2024.json'), reportOf('2023-03-31', 'of-2023.json')];
  const { status, stdout, stderr } = internalReport([
    ...['--staff', NINE, '--settings', thisYear()],
    ...earlier.flatMap((name) => ['--previous', name]),
  ]);
  assert.equal(status, 0, stderr);
  const { years, files, measures } = JSON.parse(stdout);
  assert.deepEqual(
    years.map(({ snapshot, name }) => [snapshot, name]),
    [
      ['2023-03-31', 'of-2023.json'],
      ['2024-03-31', 'of-2024.json'],
    ],
  );
  assert.equal(files.length, 1, 'an earlier report is no table');
  assert.equal(measures.find(({ id }) => id === 'declaration.sex').previous.snapshot, '2024-03-31');
});

test('what is no earlier report is refused', () => {
  const staff = ['report', '--staff', NINE];
  refused([...staff, '--previous', 'missing.json'], /no file missing\.json/);
  refused([...staff, '--previous', file('list.csv', readNine())], /list\.csv/);
  refused([...staff, '--previous', file('settings-2.json', '{"format":"evenhand-settings/1"}')], /settings-2\.json/);
  refused([...staff, '--previous', file('half.json', '{"format":"evenhand-report/1","mea')], /half\.json/);
  refused([...staff, '--previous', file('picture3.json', PNG)], /picture3\.json/);
  mkdirSync(path.join(folder, 'south'), { recursive: true });
  const [one, two] = [reportOf('2024-03-31', 'same.json'), reportOf('2023-03-31', 'south/same.json')];
  refused([...staff, '--previous', one, '--previous', two], /--previous are called same\.json/);
});

test('last year’s staff list, of which there is one', () => {
  const before = file(
    'before.csv',
    readNine()
      .toString('utf8')
      .replace(/^1,.*\r?\n/m, ''),
  );
  const args = ['--staff', NINE, '--settings', thisYear(), '--staff-last-year', before];
  const { status, stdout, stderr } = internalReport(args);
  assert.equal(status, 0, stderr);
  const { files, measures } = JSON.parse(stdout);
  assert.deepEqual(
    files.map(({ kind, name, rows_used: used }) => [kind, name, used]),
    [
      ['staff', path.basename(NINE), 9],
      ['staff_last_year', 'before.csv', 8],
    ],
  );
  const change = measures.find(({ id }) => id === 'change.sex');
  assert.deepEqual([change.before, change.after, change.stayers], [8, 9, 8]);
  refused(['report', ...args, '--staff-last-year', before], /--staff-last-year may be given only once/);
  refused(['report', '--staff-last-year', before], /staff list is needed/);
});

test('figures of a population of one’s own', () => {
  const figures = file('figures.csv', 'characteristic,category,count\nsex,female,600\nsex,male,400\n');
  const { status, stdout, stderr } = internalReport(['--staff', NINE, '--benchmark', figures]);
  assert.equal(status, 0, stderr);
  const { benchmark, measures } = JSON.parse(stdout);
  assert.equal(benchmark.file, 'figures.csv');
  const sex = measures.find(({ id }) => id === 'representation.sex');
  const female = sex.categories.find(({ id }) => id === 'female');
  assert.equal(female.benchmark.percent, 60);
});

test('two files of one kind and name, of which the second would take the place of the first', () => {
  mkdirSync(path.join(folder, 'north'), { recursive: true });
  const [one, two] = [file('same.csv', CASES), file('north/same.csv', CASES)];
  refused(['report', '--staff', NINE, '--cases', one, '--cases', two], /--cases are called same\.csv/);
});

test('settings that are none', () => {
  refused(['report', '--staff', NINE, '--settings', path.join(folder, 'nowhere.json')], /no file/);
  refused(['report', '--staff', NINE, '--settings', file('broken.json', '{')], /not JSON/);
  refused(['report', '--staff', NINE, '--settings', file('null.json', 'null')], /evenhand-settings/);
  refused(['report', '--staff', NINE, '--settings', file('list.json', '[]')], /evenhand-settings/);
  refused(['report', '--staff', '-', '--settings', '-'], /one file/, { input: readNine() });
});

test('a setting that cannot be used is said, and the report is made', () => {
  const settings = file('odd.json', '{"format":"evenhand-settings/1","snapshot_date":"31 March","include":["cats"]}');
  const { status, stderr, stdout } = internalReport(['--staff', NINE, '--settings', settings]);
  assert.equal(status, 0, stderr);
  assert.match(stderr, /settings: 2 errors/);
  assert.equal(JSON.parse(stdout).organisation.headcount, 9);
});

test('a place that cannot be written to', () => {
  refused(
    ['report', ...INTERNAL, '--staff', NINE, '--json', path.join(folder, 'no', 'such', 'folder.json')],
    /could not be written/,
  );
  mkdirSync(path.join(folder, 'taken'), { recursive: true });
  refused(['report', ...INTERNAL, '--staff', NINE, '--html', path.join(folder, 'taken')], /could not be written/);
});

test('it works from any folder, with a path relative to it', () => {
  file('here.csv', readNine());
  const { status, stdout } = internalReport(['--staff', 'here.csv'], { cwd: folder });
  assert.equal(status, 0);
  assert.equal(JSON.parse(stdout).files[0].name, 'here.csv');
});

test('help goes to standard output', () => {
  const { status, stdout, stderr } = evenhand(['--help']);
  assert.equal(status, 0);
  assert.equal(stderr, '');
  assert.match(stdout, /report .*--staff/);
  for (const option of ['patients', 'previous', 'benchmark', 'staff-last-year']) {
    assert.match(stdout, new RegExp(`--${option} FILE`));
  }
});

test('many problems make at most twenty lines, counted in full', () => {
  const rows = Array.from(
    { length: 60 },
    (_, index) => `${index},Female,Mystery ${index},${index % 2 ? 'Perhaps' : 'Yes'}`,
  );
  const staff = file('strange.csv', ['Employee Number,Gender,Ethnic Origin,Disability', ...rows, ''].join('\n'));
  const { status, stdout, stderr } = internalReport(['--staff', staff]);
  assert.equal(status, 0);
  const { problems } = JSON.parse(stdout).files[0];
  const warnings = problems.filter(({ severity }) => severity === 'warning');
  assert.equal(warnings.length, 61, 'sixty origins and one disability');
  assert.match(stderr, /strange\.csv: 61 warnings/);
  const lines = stderr.trimEnd().split('\n');
  assert.ok(lines.length <= 20, `${lines.length} lines`);
  assert.equal(new Set(lines).size, lines.length, 'each message once');
});

test('a reader that stops early, as head does, is no fault', async () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => `${index},Female`);
  const staff = file('long.csv', ['Employee Number,Gender', ...rows, ''].join('\n'));
  const child = spawn(process.execPath, [at('wasm/cli.mjs'), 'tidy', staff], { stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stderr.on('data', (piece) => (stderr += piece));
  child.stdout.once('data', () => child.stdout.destroy());
  const status = await new Promise((resolve) => child.on('close', resolve));
  assert.equal(status, 0);
  assert.equal(stderr, '');
});
