// The units that are offered in the form; an invoice made by API may have any other of UN/ECE Rec 20.
import type { Choice } from './new-customer'

const OFFERED: readonly Choice[] = [
  { value: 'C62', label: 'One' },
  { value: 'H87', label: 'Piece' },
  { value: 'HUR', label: 'Hour' },
  { value: 'MIN', label: 'Minute' },
  { value: 'DAY', label: 'Day' },
  { value: 'WEE', label: 'Week' },
  { value: 'MON', label: 'Month' },
  { value: 'ANN', label: 'Year' },
  { value: 'LS', label: 'Lump sum' },
  { value: 'KGM', label: 'kg' },
  { value: 'GRM', label: 'g' },
  { value: 'TNE', label: 't' },
  { value: 'LTR', label: 'l' },
  { value: 'MTR', label: 'm' },
  { value: 'KMT', label: 'km' },
  { value: 'MTK', label: 'm²' },
  { value: 'MTQ', label: 'm³' },
  { value: 'KWH', label: 'kWh' },
]

/** With the one that is chosen, whichever that is. */
export const unitChoices = (chosen: string): readonly Choice[] =>
  OFFERED.some(({ value }) => value === chosen) ? OFFERED : [...OFFERED, { value: chosen, label: chosen }]
