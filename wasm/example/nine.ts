/** The head office of a small provider: nine colleagues, whose published table the reports of this size must give exactly. */

const HEADER = [
  'Person ID',
  'Sex',
  'Date of birth',
  'Ethnicity',
  'Disability',
  'Religion or belief',
  'Sexual orientation',
];
const PEOPLE = [
  ['P01', 'Female', '14/05/1971', 'White British', 'No', 'Christian', 'Heterosexual'],
  ['P02', 'Male', '02/11/1966', 'White British', 'No', 'Christian', 'Heterosexual'],
  ['P03', 'Female', '23/08/1985', 'White Irish', 'No', 'Christian', 'Heterosexual'],
  ['P04', 'Female', '30/01/1990', 'White British', 'No', 'No religion', 'Heterosexual'],
  ['P05', 'Female', '09/12/1979', 'White and Asian', 'No', 'Other religion', 'Heterosexual'],
  ['P06', 'Male', '17/06/1988', 'White British', 'No', 'Christian', 'Heterosexual'],
  ['P07', 'Female', '26/03/1995', 'White British', 'No', 'Christian', 'Heterosexual'],
  ['P08', 'Male', '05/09/1974', 'White Other', 'No', 'Other religion', 'Heterosexual'],
  ['P09', 'Female', '11/07/1982', 'White British', 'No', 'Christian', 'Heterosexual'],
];

export function exampleNine(): string[] {
  return [[HEADER, ...PEOPLE].map((cells) => `${cells.join(',')}\r\n`).join('')];
}
