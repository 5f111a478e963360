// To which accounts what was sold is booked: those of the usual charts of accounts, unless the caller names others.
import type { TaxCategory } from '@/db/schema/tax'
import { invalidField } from '@/lib/failure/failure'
import { DecimalError, formatPercent, parsePercent } from '@/lib/money/decimal'

export const CHARTS = ['skr03', 'skr04'] as const
export type Chart = (typeof CHARTS)[number]

interface Usual {
  /** By the rate in percent. */
  rates: Record<string, string>
  categories: Record<Exclude<TaxCategory, 'S'>, string>
  /** Reverse charge with a buyer in another country. */
  abroad: string
  /** A small business that charges no VAT (section 19 UStG). */
  small: string
  /** Sales at a rate that has no account of its own. */
  other: string
  /** What is charged for a means of payment, which no document asks for. */
  surcharges: string
}

/** Accounts that reckon the tax themselves ("Automatikkonten"), where there are. */
const USUAL: Record<Chart, Usual> = {
  skr03: {
    rates: { 19: '8400', 7: '8300' },
    categories: { Z: '8290', E: '8100', AE: '8337', K: '8125', G: '8120', O: '8338' },
    ...{ abroad: '8336', small: '8195', other: '8200', surcharges: '8600' },
  },
  skr04: {
    rates: { 19: '4400', 7: '4300' },
    categories: { Z: '4290', E: '4100', AE: '4337', K: '4125', G: '4120', O: '4338' },
    ...{ abroad: '4336', small: '4185', other: '4200', surcharges: '4830' },
  },
}

/** What a rate or a category is booked to, as the caller says. */
export type OwnAccounts = ReadonlyMap<string, string>

const misread = () =>
  invalidField(
    '/revenue',
    'not-accounts',
    'revenue must name accounts by rate or tax category, such as 19:8400,7:8300,K:8125.',
  )

const keyOf = (text: string): string => {
  if (/^(?:Z|E|AE|K|G|O)$/.test(text)) return text
  try {
    return formatPercent(parsePercent(text))
  } catch (error) {
    if (error instanceof DecimalError) throw misread()
    throw error
  }
}

/** "19:8400,7:8300,K:8125". Throws `Request.Invalid`. */
export function readAccounts(text: string | undefined): OwnAccounts {
  if (text === undefined) return new Map()
  return new Map(
    text.split(',').map((part) => {
      const [, key = '', account = ''] = /^\s*([A-Z]{1,2}|[\d.]+)\s*:\s*(\d{4,8})\s*$/.exec(part) ?? []
      if (account === '') throw misread()
      return [keyOf(key), account]
    }),
  )
}

export interface Sale {
  category: TaxCategory
  ratePpm: number
  isAbroad: boolean
  /** The seller is a small business that charges no VAT. */
  isSmall: boolean
}

function usualFor(usual: Usual, { category, isAbroad, isSmall, ratePpm }: Sale): string {
  if (category === 'S') return usual.rates[formatPercent(ratePpm)] ?? usual.other
  if (category === 'AE' && isAbroad) return usual.abroad
  return category === 'E' && isSmall ? usual.small : usual.categories[category]
}

export function accountFor(chart: Chart, own: OwnAccounts, sale: Sale): string {
  const key = sale.category === 'S' ? formatPercent(sale.ratePpm) : sale.category
  return own.get(key) ?? usualFor(USUAL[chart], sale)
}

export const accountForSurcharges = (chart: Chart): string => USUAL[chart].surcharges
