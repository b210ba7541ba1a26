import type { ColumnMatch, Inspection, MatchedBy } from '../../../../wasm/src/types';

const ENCODINGS: Record<Inspection['encoding'], string> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8 with a byte order mark',
  'utf-16le': 'UTF-16 (little endian)',
  'utf-16be': 'UTF-16 (big endian)',
  'windows-1252': 'Windows-1252',
  ascii: 'Plain text (ASCII)',
  mixed: 'Mixed: UTF-8 and Windows-1252',
};

const DELIMITERS: Record<string, string> = {
  ',': 'comma',
  ';': 'semicolon',
  '\t': 'tab',
  '|': 'vertical bar',
  '~': 'tilde',
  ' ': 'space',
};

const MATCHES: Record<MatchedBy, string> = {
  exact: 'Matched: the same words',
  normalised: 'Matched: the same words after tidying',
  alias: 'Matched: a known other name',
  code: 'Matched: a known code',
  setting: 'Your choice',
  pattern: 'Matched by its pattern',
};

export const encodingWords = (inspection: Inspection) => ENCODINGS[inspection.encoding];

export const delimiterWords = (inspection: Inspection) => DELIMITERS[inspection.delimiter] ?? inspection.delimiter;

export const matchWords = (by: MatchedBy | null) => (by === null ? '' : MATCHES[by]);

const VALUES: Record<ColumnMatch['values'], string> = {
  vocabulary: 'words',
  labels: 'labels',
  date: 'dates',
  number: 'numbers',
  identifier: 'an identifier (not shown)',
  unused: 'not used',
};

export const valuesWords = (column: ColumnMatch) => (column.blank ? 'always blank' : VALUES[column.values]);
