// The money of an invoice, a checkout or a session: the sum of it, and each payment.

import type { Now } from '@/components/ui/moment'
import type { Currency } from '@/lib/money/currency'
import type { MoneyView } from '@/lib/payment-views/money-view'
import { Breakdown } from './breakdown'
import { PaymentEntry } from './payment-entry'

interface Props {
  money: MoneyView
  currency: Currency
  organisationName: string
  now: Now
}

/** Of what did not come by an account that is connected to ours, fees are not known here. */
const isAllFree = ({ payments }: MoneyView) =>
  payments.every(({ source, succeededAt }) => succeededAt === null || source !== 'stripe')

const atConnections = ({ payments }: MoneyView) => payments.filter(({ source }) => source === 'connection')

export function MoneyPanel({ currency, money, organisationName }: Omit<Props, 'now'>) {
  const { total } = money
  const own = atConnections(money).find(({ succeededAt }) => succeededAt !== null)
  return (
    <section aria-labelledby="money" className="grid gap-2">
      <h2 id="money" className="text-17 font-strong">
        Money
      </h2>
      {total.count === 0 ? (
        <p className="border-t border-line pt-3 text-muted">
          Nothing has been paid yet.
          {atConnections(money).length === 0 && ' Fees, net amount and payout will appear here.'}
        </p>
      ) : (
        <div className="border-t border-line pt-1.5">
          <Breakdown
            figures={total}
            currency={currency}
            organisationName={organisationName}
            isFree={isAllFree(money)}
          />
          {own?.provider && (
            <p className="text-13 text-muted text-pretty">
              Before {own.provider}’s fees, which only your account there shows.
            </p>
          )}
        </div>
      )}
    </section>
  )
}

export function PaymentList({
  money,
  now,
  organisationId,
  organisationName,
}: Omit<Props, 'currency'> & { organisationId: string | undefined }) {
  const { payments, total } = money
  if (payments.length === 0) return null
  return (
    <section aria-labelledby="payments" className="grid gap-2">
      <h2 id="payments" className="text-17 font-strong">
        Payments
      </h2>
      <ul>
        {payments.map((payment) => (
          <PaymentEntry
            key={payment.id}
            payment={payment}
            organisationName={organisationName}
            organisationId={organisationId}
            now={now}
            hasBreakdown={total.count > 1}
          />
        ))}
      </ul>
      {money.areSomeLeftOut && (
        <p className="text-13 text-muted">Of attempts that came to nothing, only the newest are listed.</p>
      )}
    </section>
  )
}
