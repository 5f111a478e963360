// What paying early, by certain means, or late costs, as papers say it in the reader's words.

import type { Currency } from '@/lib/money/currency'
import { formatPercent } from '@/lib/money/decimal'
import { displayPercent } from '@/lib/money/display'
import type { Day } from '@/lib/time-zone'
import { meansOf } from './means'
import type { Reader } from './reader'

interface Price {
  early: { until: Day; savedMinor: number } | null
  byMeans: readonly { type: string; discountMinor: number; surchargeMinor: number }[]
}

type LateFee = { afterDays: number } & (
  | { kind: 'percent'; sharePpm: number }
  | { kind: 'fixed'; amountMinor: number; currency: string }
  | { kind: 'statutory' }
)

interface Paper {
  currency: Currency
  seller: { name: string }
  price?: Price | undefined
  lateFee?: LateFee | undefined
}

/** Of all that the paper asks for. */
export function priceSentences({ currency, price, seller }: Paper, reader: Reader): string[] {
  if (!price) return []
  const { day, money, say } = reader
  const { byMeans, early } = price
  const costs = byMeans.flatMap(({ discountMinor, surchargeMinor, type }) => {
    const means = meansOf({ methodType: type }, seller.name, say)
    const more = type === 'card' ? 'parts.moreByCredit' : 'parts.more'
    return [
      ...(discountMinor > 0 ? [say('parts.less', { means, amount: money(discountMinor, currency) })] : []),
      ...(surchargeMinor > 0 ? [say(more, { means, amount: money(surchargeMinor, currency) })] : []),
    ]
  })
  const saved = early && { date: day(early.until), amount: money(early.savedMinor, currency) }
  return [...(saved ? [say('parts.early', saved)] : []), ...costs]
}

/** Null where nothing is said of it. */
export function lateFeeSentence({ currency, lateFee }: Paper, { locale, money, say }: Reader): string | null {
  if (!lateFee) return null
  const { afterDays: days } = lateFee
  if (lateFee.kind === 'statutory') return say('paper.lateRule.law', { days })
  if (lateFee.kind === 'fixed')
    return say('paper.lateRule.fixed', { days, amount: money(lateFee.amountMinor, currency) })
  return say('paper.lateRule.percent', { days, percent: displayPercent(lateFee.sharePpm, locale) })
}

/**
 * As German programs read it in the terms of payment (XRechnung, BR-DE-18): "#SKONTO#TAGE=14#PROZENT=2.00#". Null where it
 * cannot be said in two decimals.
 */
export function skontoLine(percentPpm: number, days: number): string | null {
  const [whole, decimals = ''] = formatPercent(percentPpm).split('.')
  if (decimals.length > 2 || days < 0) return null
  return `#SKONTO#TAGE=${days}#PROZENT=${whole}.${decimals.padEnd(2, '0')}#`
}
