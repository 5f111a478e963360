// What the payer's page and the documents show alike: lines, taxes by rate, credit, and who paid how.
import { formatPercent, formatQuantity } from '@/lib/money/decimal'
import { paymentReference } from '@/lib/money/payment-reference'
import { dayIn } from '@/lib/time-zone'
import { chargedBackMinor, methodTypeOf, NO_SURPLUS, type SurplusOf, surplusesOf } from './payer-state'
import type { PayerAttempt, PayerRow } from './payer-store'
import type { PayerCredit, PayerLine, PayerTax } from './payer-view'

export const linesOf = ({ lines }: Pick<PayerRow, 'lines'>): PayerLine[] =>
  lines.map(({ description, netMinor, quantityThousandths, taxRatePpm, unitPriceMinor }) => ({
    ...{ description, unitPriceMinor, netMinor },
    quantity: formatQuantity(quantityThousandths),
    taxRatePercent: taxRatePpm > 0 ? formatPercent(taxRatePpm) : null,
  }))

export const taxesOf = ({ lines }: Pick<PayerRow, 'lines'>): PayerTax[] =>
  [...Map.groupBy(lines, ({ taxRatePpm }) => taxRatePpm)]
    .filter(([rate]) => rate > 0)
    .toSorted(([a], [b]) => a - b)
    .map(([rate, taxed]) => ({
      ratePercent: formatPercent(rate),
      netMinor: taxed.reduce((sum, { netMinor }) => sum + netMinor, 0),
      amountMinor: taxed.reduce((sum, { taxMinor }) => sum + taxMinor, 0),
    }))

export const creditsOf = ({ credits, organisation }: PayerRow): PayerCredit[] =>
  credits.map(({ amountMinor, occurredAt }) => ({
    amountMinor,
    on: dayIn(organisation.timeZone, new Date(occurredAt)),
  }))

/** The payments that are money, as `show` shows them beside what is said of each. */
export function paidOf<Shown>(
  { attempts, credits, organisation }: PayerRow,
  show: (attempt: PayerAttempt, surplus: SurplusOf) => Shown,
) {
  const paidFromCredit = credits.some(({ amountMinor }) => amountMinor > 0)
  const surpluses = surplusesOf(attempts, paidFromCredit)
  return attempts
    .filter(({ state }) => state === 'succeeded')
    .map((attempt) => ({
      amountMinor: attempt.amountMinor,
      chargedBackMinor: chargedBackMinor(attempt),
      paidOn: dayIn(organisation.timeZone, attempt.succeededAt ?? attempt.createdAt),
      methodType: methodTypeOf(attempt) ?? 'unknown',
      brand: attempt.method?.brand ?? null,
      last4: attempt.method?.last4 ?? null,
      wallet: attempt.method?.wallet ?? null,
      reference: paymentReference(attempt.id),
      ...show(attempt, surpluses.get(attempt.id) ?? NO_SURPLUS),
    }))
}
