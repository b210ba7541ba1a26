#!/usr/bin/env node
/** The command: the same core as in the page. Results on standard output or in files, remarks on standard error. */
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const USAGE = `evenhand report  --staff FILE [--applicants FILE] [--cases FILE] [--training FILE] [--promotions FILE]
                 [--survey FILE] [--board FILE] [--leavers FILE] [--patients FILE]
                 [--benchmark FILE] [--staff-last-year FILE] [--previous FILE]
                 [--settings FILE] [--json FILE] [--html FILE]
                 [--audit FILE] [--audience internal] [--contains-personal-data]
evenhand inspect FILE       what the reader understood, as JSON
evenhand tidy FILE          the file as read, as clean UTF-8 CSV
evenhand template KIND      an empty file with the canonical header
--benchmark: figures of a population to compare with. --previous: the JSON of an earlier year's report.
Every kind of file but the staff lists may be given several times. FILE may be - for standard input.
Without --json and --html, report prints the JSON.
A report is for publication: small numbers are hidden in it, or it is refused when that cannot be proved safe.
--audience internal: all numbers. --audit: what is hidden and why, as JSON, or HTML if FILE ends in .html. Both name small
groups, so they need --contains-personal-data as well, and are never for publication.
`;

const CHUNK = 1 << 20;
const MOST_LINES = 20;
/** Files beside the staff list, in the order in which they are read. */
const MORE_FILES = [
  'applicants',
  'cases',
  'training',
  'promotions',
  'survey',
  'board',
  'leavers',
  'patients',
  'benchmark',
  'previous',
];
const LATER = ['docx', 'xlsx'];

/** Something that the caller has to put right: one sentence, no stack. */
class Stop extends Error {
  constructor(sentence, status = 2) {
    super(sentence);
    this.status = status;
  }
}

const remark = (line) => process.stderr.write(`${line}\n`);

/** Waits for standard output, so that a slow reader does not pile the result up in memory. */
function print(content) {
  if (content.length === 0) return Promise.resolve();
  return new Promise((resolve, reject) =>
    process.stdout.write(content, (error) => (error ? reject(error) : resolve())),
  );
}

function unreadable(file, error) {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return new Stop(`There is no file ${file}.`);
  if (error.code === 'EISDIR') return new Stop(`${file} is a folder, not a file.`);
  if (error.code === 'EACCES' || error.code === 'EPERM')
    return new Stop(`${file} may not be read: check its permissions.`);
  return new Stop(`${file} could not be read (${error.code ?? error.message}).`);
}

function write(file, text) {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new Stop(`${file} could not be written (${error.code ?? error.message}).`);
  }
}

async function load(module) {
  try {
    return await import(module);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new Stop('Evenhand has not been built yet: run web/build.', 1);
  }
}

const openSession = async () => (await load('./dist/index.mjs')).openSession();

/** Reads one file into the session; `each` is called after every piece. Returns the inspection. */
async function read(session, file, kind, each = async () => {}) {
  const name = file === '-' ? 'standard input' : path.basename(file);
  const refused = ({ message }) => new Stop(message.includes(name) ? message : `${name}: ${message}`);
  const stream = file === '-' ? process.stdin : createReadStream(file, { highWaterMark: CHUNK });
  session.begin(name, kind);
  try {
    for await (const bytes of stream) {
      const refusal = session.push(bytes);
      if (refusal) throw refused(refusal);
      await each();
    }
  } catch (error) {
    throw error instanceof Stop || error.code === undefined || error.code === 'EPIPE' ? error : unreadable(file, error);
  }
  const outcome = session.finish();
  if (outcome.format === 'evenhand-refusal/1') throw refused(outcome);
  await each();
  return outcome;
}

function readSettings(file) {
  if (file === undefined) return { format: 'evenhand-settings/1' };
  let text;
  try {
    text = readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
  let settings;
  try {
    settings = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw new Stop(`${file} does not hold settings: it is not JSON.`);
  }
  if (settings?.format !== 'evenhand-settings/1') {
    throw new Stop(`${file} does not hold settings: it does not say "format": "evenhand-settings/1".`);
  }
  return settings;
}

const counted = (number, noun) => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** How many problems of each severity, and each message once; at most twenty lines. */
function summarise(name, problems, elsewhere = ', in the report') {
  if (problems.length === 0) return;
  const lines = [];
  for (const severity of ['error', 'warning', 'notice']) {
    const messages = new Map();
    for (const problem of problems.filter((candidate) => candidate.severity === severity)) {
      messages.set(problem.message, (messages.get(problem.message) ?? 0) + Math.max(problem.rows_affected, 1));
    }
    for (const [message, times] of messages)
      lines.push(`  ${severity}: ${message}${times > 1 ? ` (${times} rows)` : ''}`);
  }
  const counts = ['error', 'warning', 'notice']
    .map((severity) => [problems.filter((problem) => problem.severity === severity).length, severity])
    .filter(([number]) => number > 0);
  remark(`${name}: ${counts.map(([number, noun]) => counted(number, noun)).join(', ')}`);
  const shown = lines.length < MOST_LINES ? lines : lines.slice(0, MOST_LINES - 2);
  for (const line of shown) remark(line);
  if (shown.length < lines.length) remark(`  and ${lines.length - shown.length} more${elsewhere}`);
}

/**
 * Parses arguments strictly; an option given twice would otherwise lose a file without a word. Those that may be given
 * several times (`many`) come as lists, those that are only said (`words`) as true.
 */
function options(args, names, positionals, many = [], words = []) {
  let parsed;
  const typed = (type) => (name) => [name, { type, multiple: true }];
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: Object.fromEntries([...[...names, ...many].map(typed('string')), ...words.map(typed('boolean'))]),
    });
  } catch (error) {
    throw new Stop(`${error.message.split('.')[0]}.`);
  }
  const twice = Object.entries(parsed.values).find(([name, given]) => given.length > 1 && !many.includes(name));
  if (twice) throw new Stop(`--${twice[0]} may be given only once.`);
  const empty = Object.entries(parsed.values).find(([, given]) => given.includes(''));
  if (empty) throw new Stop(`--${empty[0]} needs a value.`);
  if (parsed.positionals.length > positionals.length) {
    throw new Stop(`"${parsed.positionals[positionals.length]}" is one argument too many.`);
  }
  if (parsed.positionals.length < positionals.length)
    throw new Stop(`${positionals[parsed.positionals.length]} is missing.`);
  return {
    values: Object.fromEntries(
      Object.entries(parsed.values).map(([name, given]) => [name, many.includes(name) ? given : given[0]]),
    ),
    positionals: parsed.positionals,
  };
}

const PERSONAL = 'contains-personal-data';

/** Who the report is for: everybody, unless it is said otherwise twice. Settings do not decide it. */
function audienceOf({ audience = 'publication', audit, [PERSONAL]: understood = false }) {
  if (!['internal', 'publication'].includes(audience)) {
    throw new Stop(`"${audience}" is not an audience: choose internal or publication.`);
  }
  if (audience === 'internal' && !understood) {
    throw new Stop(`An internal report shows small groups, so it contains personal data: add --${PERSONAL} as well.`);
  }
  if (audit !== undefined && !understood) {
    throw new Stop(`An audit lists the hidden numbers, so it contains personal data: add --${PERSONAL} as well.`);
  }
  return audience;
}

const PHASES = {
  choosing: 'choosing which numbers can be shown',
  bounding: 'working out how closely a hidden number could be guessed',
  checking: 'checking every number again',
  done: 'done',
};

/** Hides small numbers, step by step; somebody who waits at a terminal is told how far it is. */
function protect(session) {
  const protection = session.protect();
  if (protection.format === 'evenhand-refusal/1') throw new Stop(protection.message);
  const { isTTY } = process.stderr;
  for (let told = 0; protection.step();) {
    if (!isTTY || Date.now() - told < 200) continue;
    told = Date.now();
    const { phase, done, of } = protection.progress();
    process.stderr.write(`\r\x1b[KHiding small numbers: ${PHASES[phase] ?? phase}, ${done} of ${of}`);
  }
  if (isTTY) process.stderr.write('\r\x1b[K');
}

/** The report as text, protected if it is for publication. */
function made(session, audience, audit, understood) {
  if (audience === 'publication' || audit) protect(session);
  const text = audience === 'publication' ? session.publicationText() : session.reportText();
  const value = JSON.parse(text);
  if (value.format === 'evenhand-refusal/1') throw new Stop(value.message);
  if (audience === 'publication' && !value.protection.verified && !understood) {
    throw new Stop(
      `Second hiding is switched off in the settings, so small numbers can be worked out: switch it on, or add --${PERSONAL} for a report that is only a check.`,
    );
  }
  return { text: `${text}\n`, value };
}

async function auditText(session, file, report) {
  if (!file.endsWith('.html')) return `${session.auditText()}\n`;
  const { auditHtml } = await load('./dist/publish.mjs');
  return auditHtml(session.audit(), report);
}

async function report(args) {
  const single = ['staff', 'staff-last-year', 'settings', 'audience', 'json', 'html', 'audit', ...LATER];
  const { values } = options(args, single, [], MORE_FILES, [PERSONAL]);
  const later = LATER.find((name) => name in values);
  if (later) throw new Stop(`--${later} is not part of this version.`);
  const audience = audienceOf(values);
  if (values.staff === undefined) throw new Stop('A staff list is needed: report --staff FILE.');
  const files = [
    ['staff', values.staff],
    ...(values['staff-last-year'] === undefined ? [] : [['staff_last_year', values['staff-last-year']]]),
    ...MORE_FILES.flatMap((kind) => (values[kind] ?? []).map((file) => [kind, file])),
  ];
  if ([...files.map(([, file]) => file), values.settings].filter((file) => file === '-').length > 1) {
    throw new Stop('Only one file can come from standard input.');
  }
  // A file of the same name and kind would take the place of the one before it.
  const names = files.map(([kind, file]) => `${kind} ${path.basename(file)}`);
  const again = files.find((_, index) => names.indexOf(names[index]) < index);
  if (again) {
    throw new Stop(
      `Two files for --${again[0]} are called ${path.basename(again[1])}: rename one, or give it only once.`,
    );
  }
  const settings = { ...readSettings(values.settings), audience };
  const { latestSnapshot } = await load('./dist/index.mjs');
  if (!settings.snapshot_date) {
    settings.snapshot_date = latestSnapshot(new Date());
    settings.snapshot_date_assumed = true;
  }

  const session = await openSession();
  const settingsProblems = session.configure(settings);
  for (const [kind, file] of files) await read(session, file, kind);
  const { text, value } = made(session, audience, values.audit !== undefined, values[PERSONAL]);
  const audit = values.audit === undefined ? '' : await auditText(session, values.audit, value);
  if (values.html !== undefined) write(values.html, (await load('./dist/publish.mjs')).publishHtml(value));
  if (values.json !== undefined) write(values.json, text);
  if (values.audit !== undefined) write(values.audit, audit);
  if (values.html === undefined && values.json === undefined) await print(text);

  // Only now, so that a refusal is the one sentence on standard error.
  if (settings.snapshot_date_assumed) {
    remark(`No snapshot date is set: ${settings.snapshot_date} was assumed. Set "snapshot_date" in the settings.`);
  }
  summarise('settings', settingsProblems);
  // A publication does not tell what was wrong with the files; an internal report tells more than the reader did.
  const told = session
    .inspections()
    .filter(({ format }) => format === 'evenhand-previous/1' || audience !== 'internal');
  for (const file of audience === 'internal' ? [...told, ...value.files] : told) {
    summarise(
      file.name,
      file.problems.filter(({ code }) => code !== 'assumed_snapshot_date'), // has just been said
      audience === 'internal' ? undefined : ': inspect tells all',
    );
  }
}

async function inspect(args) {
  const { values, positionals } = options(args, ['settings'], ['FILE']);
  const settings = readSettings(values.settings);
  const session = await openSession();
  summarise('settings', session.configure(settings));
  await print(`${JSON.stringify(await read(session, positionals[0]), null, 2)}\n`);
}

/** Problems with how a file is written; the others are about what its values mean, which tidying leaves alone. */
const READING = new Set([
  'blank_row',
  'encoding',
  'footnote',
  'mixed_encoding',
  'renamed_column',
  'repeated_header',
  'second_table',
  'several_header_rows',
  'short_row',
  'stray_quote',
  'title_rows',
  'too_many_cells',
  'total_row',
]);

async function tidy(args) {
  const { values, positionals } = options(args, ['settings'], ['FILE']);
  const settings = readSettings(values.settings);
  // Two sessions at once: one writes the rows, the other tells which rows were left out and why.
  const [writer, witness] = [await openSession(), await openSession()];
  summarise('settings', witness.configure(settings));
  const both = {
    begin(name) {
      writer.begin(name, undefined, { tidy: true });
      witness.begin(name);
    },
    push: (bytes) => writer.push(bytes) ?? witness.push(bytes),
    finish() {
      const outcome = witness.finish();
      return writer.finishTidy() ?? outcome;
    },
  };
  const inspection = await read(both, positionals[0], undefined, () => print(writer.drain()));
  summarise(
    inspection.name,
    inspection.problems.filter(({ code }) => READING.has(code)),
  );
}

async function template(args) {
  const { positionals } = options(args, [], ['KIND']);
  const session = await openSession();
  const kinds = session.catalogue().kinds.map(({ id }) => id);
  if (!kinds.includes(positionals[0])) {
    throw new Stop(
      `"${positionals[0]}" is not a kind of file: choose ${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}.`,
    );
  }
  const header = session.template(positionals[0]);
  await print(header.endsWith('\n') ? header : `${header}\n`);
}

async function main([command, ...args]) {
  if (command === undefined) throw new Stop('Say what to do: report, inspect, tidy or template (--help tells more).');
  if (command === '--help' || command === '-h' || command === 'help') return print(USAGE);
  const run = new Map(Object.entries({ report, inspect, tidy, template })).get(command);
  if (!run) throw new Stop(`"${command}" is not a command: choose report, inspect, tidy or template.`);
  await run(args);
}

// Whoever reads may stop early, as `head` does; that is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (error?.code === 'EPIPE') process.exit(0);
  remark(error instanceof Stop ? error.message : `Evenhand stopped on a fault of its own: ${error?.message ?? error}`);
  process.exitCode = error instanceof Stop ? error.status : 1;
}
