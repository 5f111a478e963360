// What a payment costs, in a sentence and an example in the organisation's own currency.
import { displayMoney, displayPercent } from '@/lib/money/display'
import type { FeeExample } from '@/lib/payment-accounts/payment-settings'

const LOCALE = 'en-GB'

export function feeSentence({ amountMinor, currency, feeMinor, sharePpm }: FeeExample): string {
  const amount = displayMoney(amountMinor, currency, LOCALE)
  if (sharePpm === 0) return `0%: on an invoice of ${amount} you pay us nothing.`
  return `${displayPercent(sharePpm, LOCALE)}: on an invoice of ${amount} you pay ${displayMoney(feeMinor, currency, LOCALE)}.`
}

export function FeeWords({ fee }: { fee: FeeExample }) {
  return (
    <section aria-labelledby="fee" className="grid gap-2 border-t border-line pt-6">
      <h2 id="fee" className="text-17 font-strong">
        What a payment costs
      </h2>
      <p className="tabular-nums">{feeSentence(fee)}</p>
      <p className="max-w-[44rem] text-13 text-muted text-pretty">
        It is taken from each payment by card, wallet or bank debit, and is returned when you refund. Stripe’s
        own fee comes on top, and Stripe takes it from the payment too. Bank transfers that you record
        yourself cost nothing.
      </p>
    </section>
  )
}
