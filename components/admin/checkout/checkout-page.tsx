// One checkout: its status, articles, money and history.

import { MoneyPanel, PaymentList } from '@/components/admin/money/money-panel'
import { Reference } from '@/components/admin/money/reference'
import { Timeline } from '@/components/admin/timeline/timeline'
import { Amount } from '@/components/ui/amount'
import { Moment, type Now } from '@/components/ui/moment'
import { StatusMark } from '@/components/ui/status-mark'
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
  const organisationName = view.organisation.name
  return (
    <>
      <Summary checkout={checkout} now={now} />
      <div className="grid gap-10 wide:grid-cols-[minmax(0,1fr)_24rem] wide:gap-x-16">
        <div className="grid content-start gap-10">
          <Articles lines={view.lines} currency={view.currency} totalMinor={view.totalMinor} />
          <Timeline
            timeline={timeline}
            currency={view.currency}
            organisationName={organisationName}
            payable="checkout"
            now={now}
          />
        </div>
        <div className="order-first grid content-start gap-10 wide:order-none">
          <MoneyPanel money={money} currency={view.currency} organisationName={organisationName} />
          <PaymentList money={money} organisationName={organisationName} now={now} />
        </div>
      </div>
    </>
  )
}

function Summary({ checkout, now }: Props) {
  const { createdAt, customerEmail, expiresAt, outcome, sessionId, view } = checkout
  const { tone, word } = CHECKOUT_MARKS[outcome]
  const facts = [
    { name: 'Amount', value: <Amount minor={view.totalMinor} currency={view.currency} locale={LOCALE} /> },
    { name: 'Created', value: <Moment at={createdAt} now={now} /> },
    ...(expiresAt ? [{ name: 'Expires', value: <Moment at={expiresAt} now={now} /> }] : []),
    ...(customerEmail ? [{ name: 'Payer', value: <bdi>{customerEmail}</bdi> }] : []),
    { name: 'Shown', value: view.isEmbedded ? 'Inside a page of yours' : 'On Stripe’s page' },
  ]
  return (
    <div className="grid gap-2 border-y border-line py-4">
      <div className="flex flex-wrap items-center gap-x-10 gap-y-4">
        <StatusMark tone={tone}>{word}</StatusMark>
        <dl className="flex flex-wrap gap-x-10 gap-y-3">
          {facts.map(({ name, value }) => (
            <div key={name}>
              <dt className="text-13 text-muted">{name}</dt>
              <dd className="font-strong">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <Reference name="Session" text={sessionId} />
    </div>
  )
}
