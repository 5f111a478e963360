// Amounts as a currency can be charged in them: of dinars, tens of fils.
import { DecimalError } from './decimal'

/** The same amount. Throws DecimalError where it is no multiple of `stepMinor`. */
export function inSteps(minor: number, stepMinor: number): number {
  if (minor % stepMinor === 0) return minor
  throw new DecimalError('too-many-decimals', 'The last decimal must be 0 in this currency.')
}
