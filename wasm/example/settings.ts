/** What the worked examples choose beside their files: the organisation, whom to compare with, scores, an analysis. */
import type { Settings } from '../src/types.js';
import { WENT } from './contracts.js';

export type Example = 'trust' | 'nine';

const TRUST: Partial<Settings> = {
  organisation: { name: 'Example NHS Trust', kind: 'nhs_trust', nhs_standard_contract: true },
  // The sites are invented; each stands in a district that is not, so that there is a population to compare with.
  benchmark: {
    use: 'places',
    by: 'site',
    places: {
      'Harrowmere General Hospital': 'Medway',
      'Tarnside Hospital': 'Gravesham',
      'Castle Ferry Community Services': 'Swale',
      'Trust Headquarters': 'Medway',
    },
  },
  analyses: [{ title: 'Moving clinics from Tarnside Hospital', by: 'site', is: ['Tarnside Hospital'] }],
  words: {
    'analysis.1':
      'Before any clinic moves, managers will ask everybody at Tarnside Hospital about travel, caring duties and the adjustments they have, and tell the staff networks what was said.',
  },
  eds: {
    services: [
      { name: 'Maternity', scores: { '1A': 2, '1B': 2, '1C': 2, '1D': 1 } },
      { name: 'Community rehabilitation', scores: { '1A': 1, '1B': 2, '1C': 2, '1D': 2 } },
      { name: 'Outpatients', scores: { '1A': 2, '1B': 1, '1C': 2, '1D': 2 } },
    ],
    scores: { '2A': 2, '2B': 1, '2C': 2, '2D': 1, '3A': 2, '3B': 2, '3C': 1 },
  },
};

const NINE: Partial<Settings> = {
  // The list is of the head office; the provider has more colleagues in its services.
  organisation: {
    name: 'Example small provider',
    kind: 'independent_provider',
    employees: 64,
    nhs_standard_contract: true,
  },
};

/** Without format and dates, which whoever shows the example knows; for the report of so many years back. */
export function exampleSettings(which: Example, back = 0): Partial<Settings> {
  if (which === 'nine') return NINE;
  if (back === 0) return TRUST;
  // The analysis is this year's.
  const { words: _, analyses: __, benchmark, ...rest } = TRUST;
  return { ...rest, benchmark: { ...benchmark, places: { ...benchmark?.places, [WENT.site]: 'Swale' } } };
}
