// The schemes of electronic addresses that people are offered, by what they are called; programs may set any of the list.

const SCHEMES: [code: string, name: string][] = [
  ['EM', 'Email address'],
  ['0088', 'GLN (GS1)'],
  ['0060', 'D-U-N-S number'],
  ['9914', 'Austria: VAT number'],
  ['0208', 'Belgium: enterprise number'],
  ['0184', 'Denmark: CVR number'],
  ['0191', 'Estonia: register number'],
  ['0216', 'Finland: OVT code'],
  ['0009', 'France: SIRET'],
  ['0225', 'France: electronic address'],
  ['9930', 'Germany: VAT number'],
  ['0204', 'Germany: Leitweg-ID'],
  ['9910', 'Hungary: VAT number'],
  ['9935', 'Ireland: VAT number'],
  ['0211', 'Italy: partita IVA'],
  ['9938', 'Luxembourg: VAT number'],
  ['0106', 'Netherlands: KvK number'],
  ['9944', 'Netherlands: VAT number'],
  ['0192', 'Norway: organisation number'],
  ['9945', 'Poland: VAT number'],
  ['9946', 'Portugal: VAT number'],
  ['9947', 'Romania: VAT number'],
  ['0195', 'Singapore: UEN'],
  ['9920', 'Spain: VAT number'],
  ['0007', 'Sweden: organisation number'],
  ['0183', 'Switzerland: UID'],
  ['9932', 'United Kingdom: VAT number'],
  ['0151', 'Australia: ABN'],
]

const CHOICES = [
  { value: '', label: 'None' },
  ...SCHEMES.map(([value, name]) => ({ value, label: `${name} (${value})` })),
]

/** One that was set through the API must survive other edits. */
export const schemesWith = (scheme: string) =>
  CHOICES.some(({ value }) => value === scheme)
    ? CHOICES
    : [...CHOICES, { value: scheme, label: `Scheme ${scheme}` }]
