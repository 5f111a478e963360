// What a payer may choose to pay of an invoice with a plan, and which amounts may be charged at all.
import { Failure } from '@/lib/failure/failure'
import { chargeMaximumMinor, chargeMinimumMinor, isChargeable } from '@/lib/money/charge-bounds'
import { type Currency, chargeStepMinor, currencyDigits } from '@/lib/money/currency'
import { formatDecimal } from '@/lib/money/decimal'
import { missingToNext } from './covered'
import type { Plan } from './plan'

export const CHOICES = ['full', 'next', 'other'] as const
export type Choice = (typeof CHOICES)[number]

export interface Owing {
  currency: Currency
  /** Of what is owed, what nobody has paid or is paying: an unconfirmed payment gives way, and does not count. */
  leftMinor: number
  /** Paid, credited, or on its way. */
  coveredMinor: number
}

/** Null where it is not offered. */
export interface Offers {
  full: number | null
  /** Null also where it would be the same as all of it. */
  next: number | null
  other: { minimumMinor: number; maximumMinor: number } | null
}

const minimumOf = (currency: Currency): number => chargeMinimumMinor(currency) ?? chargeStepMinor(currency)

/** Nothing may be left that could never be paid. */
const leavesPayable = (minor: number, { currency, leftMinor }: Owing): boolean =>
  minor === leftMinor || leftMinor - minor >= minimumOf(currency)

const charged = (minor: number, { currency }: Owing): number | null =>
  isChargeable({ minor, currency }) === 'ok' ? minor : null

/** What is missing to the earliest part; with those behind it where that alone could not be charged, or would leave too little. */
function nextOf(plan: Plan, owing: Owing): number | null {
  const { coveredMinor, currency, leftMinor } = owing
  const minimumMinor = minimumOf(currency)
  let minor = missingToNext(plan, coveredMinor)
  while (minor > 0 && minor < minimumMinor && minor < leftMinor)
    minor += missingToNext(plan, coveredMinor + minor)
  if (minor <= 0 || minor >= leftMinor || !leavesPayable(minor, owing)) return null
  return charged(minor, owing)
}

function otherOf(plan: Plan, owing: Owing): Offers['other'] {
  const { currency, leftMinor } = owing
  const stepMinor = chargeStepMinor(currency)
  const mostMinor = Math.min(leftMinor, chargeMaximumMinor(currency))
  const maximumMinor = mostMinor - (mostMinor % stepMinor)
  const wishedMinor = Math.max(plan.minimumMinor ?? 0, minimumOf(currency))
  const leastMinor = Math.min(
    wishedMinor + ((stepMinor - (wishedMinor % stepMinor)) % stepMinor),
    maximumMinor,
  )
  const minimumMinor = leavesPayable(leastMinor, owing) ? leastMinor : maximumMinor
  return charged(maximumMinor, owing) === null ? null : { minimumMinor, maximumMinor }
}

/** What may be chosen now. */
export function offersOf(plan: Plan, owing: Owing): Offers {
  const { payerMayChoose } = plan
  return {
    full: charged(owing.leftMinor, owing),
    next: payerMayChoose === 'full' ? null : nextOf(plan, owing),
    other: payerMayChoose === 'any' ? otherOf(plan, owing) : null,
  }
}

const notOffered = (detail: string) => new Failure('Payment.ChoiceNotOffered', detail)

function outOfRange(
  { maximumMinor, minimumMinor }: NonNullable<Offers['other']>,
  currency: Currency,
): Failure {
  const written = (minor: number) => `${formatDecimal(minor, currencyDigits(currency))} ${currency}`
  const rest = `what is left after it must be nothing or at least ${written(minimumOf(currency))}`
  return new Failure(
    'Payment.AmountOutOfRange',
    `amount must be from ${written(minimumMinor)} to ${written(maximumMinor)}, and ${rest}.`,
    {
      errors: [
        {
          pointer: '/amount',
          code: 'out-of-range',
          detail: `From ${written(minimumMinor)} to ${written(maximumMinor)}; ${rest}.`,
        },
      ],
    },
  )
}

/** Whether an amount of the payer's own is one that is taken. */
export const isTaken = (minor: number, other: NonNullable<Offers['other']>, owing: Owing): boolean =>
  minor >= other.minimumMinor &&
  minor <= other.maximumMinor &&
  charged(minor, owing) !== null &&
  leavesPayable(minor, owing)

/**
 * What a choice comes to; `wishedMinor` is the payer's own amount. Undefined where all that is left is chosen, and cannot be
 * charged: why, the invoice itself says. Throws `Payment.ChoiceNotOffered`, `Payment.AmountOutOfRange`.
 */
export function chosenMinor(
  plan: Plan,
  owing: Owing,
  { choice, wishedMinor }: { choice: Choice; wishedMinor: number | null },
): number | undefined {
  const offers = offersOf(plan, owing)
  if (choice === 'full') return offers.full ?? undefined
  if (choice === 'next') {
    if (plan.payerMayChoose === 'full') throw notOffered('This invoice is paid in full.')
    // The last part is all that is left.
    return offers.next ?? offers.full ?? undefined
  }
  if (!offers.other) throw notOffered('An amount of your own cannot be paid of this invoice.')
  if (wishedMinor === null) throw outOfRange(offers.other, owing.currency)
  if (!isTaken(wishedMinor, offers.other, owing)) throw outOfRange(offers.other, owing.currency)
  return wishedMinor
}
