// One checkout: its status, articles, money and history.

import { Reference } from '@/components/admin/money/reference'
import { Details } from '@/components/admin/payable/details'
import { Standing } from '@/components/admin/payable/standing'
import { Amount } from '@/components/ui/amount'
import { Moment, type Now } from '@/components/ui/moment'
import type { InspectedCheckout } from '@/lib/checkouts/inspect'
import { Articles } from './articles'
import { CHECKOUT_MARKS } from './words'

const LOCALE = 'en-GB'

interface Props {
  checkout: InspectedCheckout
  now: Now
}

export function AdminCheckout({ checkout, now }: Props) {
  const { money, timeline, view } = checkout
  return (
    <>
      <Summary checkout={checkout} now={now} />
      <Details
        money={money}
        timeline={timeline}
        currency={view.currency}
        organisationName={view.organisation.name}
        payable="checkout"
        now={now}
      >
        <Articles lines={view.lines} currency={view.currency} totalMinor={view.totalMinor} />
      </Details>
    </>
  )
}

function Summary({ checkout, now }: Props) {
  const { createdAt, customerEmail, expiresAt, outcome, sessionId, view } = checkout
  const facts = [
    { name: 'Amount', value: <Amount minor={view.totalMinor} currency={view.currency} locale={LOCALE} /> },
    { name: 'Created', value: <Moment at={createdAt} now={now} /> },
    ...(expiresAt ? [{ name: 'Expires', value: <Moment at={expiresAt} now={now} /> }] : []),
    ...(customerEmail ? [{ name: 'Payer', value: <bdi>{customerEmail}</bdi> }] : []),
    { name: 'Shown', value: view.isEmbedded ? 'Inside a page of yours' : 'On Stripe’s page' },
  ]
  return (
    <Standing marks={[CHECKOUT_MARKS[outcome]]} facts={facts}>
      <Reference name="Session" text={sessionId} />
    </Standing>
  )
}
