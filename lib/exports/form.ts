// How a file of lines is written, where nobody has said it: as spreadsheets in the organisation's country read it.
import type { Organisation } from '@/lib/organisations/organisation'
import { ownLocaleOf } from '@/lib/organisations/own-locale'

export const SEPARATORS = { comma: ',', semicolon: ';', tab: '\t' } as const
export const DECIMALS = { point: '.', comma: ',' } as const

export interface LineForm {
  separator: keyof typeof SEPARATORS
  decimal: keyof typeof DECIMALS
}

/** Where decimals are written with a comma, spreadsheets separate by a semicolon. */
export function formOf(organisation: Pick<Organisation, 'country' | 'locale'>): LineForm {
  const parts = new Intl.NumberFormat(`${ownLocaleOf(organisation)}-u-nu-latn`).formatToParts(1.5)
  const mark = parts.find(({ type }) => type === 'decimal')?.value
  return mark === ','
    ? { separator: 'semicolon', decimal: 'comma' }
    : { separator: 'comma', decimal: 'point' }
}
