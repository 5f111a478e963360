// One session: how it stands, what is bought, its money and its story.

import { Articles } from '@/components/admin/checkout/articles'
import { Reference } from '@/components/admin/money/reference'
import { Details } from '@/components/admin/payable/details'
import { Standing } from '@/components/admin/payable/standing'
import { SESSION_MARKS } from '@/components/admin/routing/words'
import { Amount } from '@/components/ui/amount'
import { Moment, type Now } from '@/components/ui/moment'
import { toMinor, toMoney } from '@/lib/money/money'
import type { InspectedSession } from '@/lib/sessions/inspect'
import { declineReason, declineSentence } from '@/lib/words/provider'

const LOCALE = 'en-GB'

type Session = InspectedSession['session']

interface Props {
  inspected: InspectedSession
  organisationName: string
  now: Now
}

export function AdminSession({ inspected, now, organisationName }: Props) {
  const { money, session, timeline } = inspected
  const { currency } = toMoney(session.totalMinor, session.currency)
  return (
    <>
      <Summary session={session} now={now} />
      <Details
        money={money}
        timeline={timeline}
        currency={currency}
        organisationName={organisationName}
        payable="session"
        now={now}
      >
        <Articles
          title="Items"
          lines={linesOf(session)}
          currency={currency}
          totalMinor={session.totalMinor}
        />
      </Details>
    </>
  )
}

function linesOf({ items, shippingMinor, taxMinor }: Session) {
  const beside = [
    { name: 'Shipping', unitPriceMinor: shippingMinor },
    { name: 'Tax', unitPriceMinor: taxMinor },
  ].filter(({ unitPriceMinor }) => unitPriceMinor > 0)
  return [
    ...items.map((item) => ({
      ...item,
      amountMinor: toMinor(BigInt(item.quantity) * BigInt(item.unitPriceMinor)),
    })),
    ...beside.map((line) => ({ ...line, quantity: null, amountMinor: line.unitPriceMinor })),
  ]
}

/** A session that can still be paid, or was, has not failed: what does not fit of a payment is said beside it. */
const HAS_FAILED: readonly Session['state'][] = ['FAILED', 'EXPIRED', 'CANCELLED']

function Summary({ now, session }: { session: Session; now: Now }) {
  const { createdAt, customer, expiresAt, failureReason, id, state, totalMinor } = session
  const { currency } = toMoney(totalMinor, session.currency)
  const email = customer?.email
  const facts = [
    { name: 'Amount', value: <Amount minor={totalMinor} currency={currency} locale={LOCALE} /> },
    { name: 'Created', value: <Moment at={createdAt} now={now} /> },
    ...(state === 'PENDING' ? [{ name: 'Expires', value: <Moment at={expiresAt} now={now} /> }] : []),
    ...(typeof email === 'string' ? [{ name: 'Payer', value: <bdi>{email}</bdi> }] : []),
  ]
  return (
    <Standing marks={[SESSION_MARKS[state]]} facts={facts}>
      {failureReason && HAS_FAILED.includes(state) && (
        <p className="text-muted text-pretty">
          {declineReason(failureReason) && declineSentence(failureReason)}{' '}
          <code className="text-13">{failureReason}</code>
        </p>
      )}
      <Reference name="Session" text={id} />
    </Standing>
  )
}
