// One invoice: its status, document, money and history.
import type { ReactNode } from 'react'
import { MoneyPanel, PaymentList } from '@/components/admin/money/money-panel'
import { Timeline } from '@/components/admin/timeline/timeline'
import { Paper } from '@/components/invoice/paper'
import { placeHref } from '@/components/shell/place-href'
import { Amount } from '@/components/ui/amount'
import { QUIET_BUTTON } from '@/components/ui/button'
import type { Now } from '@/components/ui/moment'
import { StatusMark } from '@/components/ui/status-mark'
import type { InspectedInvoice } from '@/lib/payment-views/inspect-invoice'
import { displayDate } from '@/lib/time-zone'
import type { Reader } from '@/lib/words/reader'
import { marksOf } from './words'

const LOCALE = 'en-GB'

interface Props {
  invoice: InspectedInvoice
  /** The customer's: the paper is shown as it reads to them. */
  reader: Reader
  organisationId: string
  actions: ReactNode
  now: Now
}

export function InvoicePage({ actions, invoice, reader, now, organisationId }: Props) {
  const { money, timeline, view } = invoice
  const { currency } = view
  const organisationName = view.organisation.name
  return (
    <>
      <Summary invoice={invoice} />
      {actions}
      <Papers invoice={invoice} organisationId={organisationId} />
      <div className="grid gap-10 wide:grid-cols-[minmax(0,1fr)_24rem] wide:gap-x-16">
        <div className="grid content-start gap-10">
          <div
            lang={reader.tag}
            dir={reader.direction}
            className="rounded-base border border-line bg-paper p-5 wide:p-8"
          >
            <Paper view={view} reader={reader} />
          </div>
          <Timeline
            timeline={timeline}
            currency={currency}
            organisationName={organisationName}
            payable="invoice"
            now={now}
          />
        </div>
        <div className="order-first grid content-start gap-10 wide:order-none">
          <MoneyPanel money={money} currency={currency} organisationName={organisationName} />
          <PaymentList money={money} organisationName={organisationName} now={now} />
        </div>
      </div>
    </>
  )
}

function Summary({ invoice }: { invoice: InspectedInvoice }) {
  const { overpaidMinor, view } = invoice
  const facts = [
    { name: 'Customer', value: <bdi>{view.customerName}</bdi> },
    { name: 'Amount', value: <Amount minor={view.totalMinor} currency={view.currency} locale={LOCALE} /> },
    {
      name: 'Outstanding',
      value: <Amount minor={view.outstandingMinor} currency={view.currency} locale={LOCALE} />,
    },
    ...(overpaidMinor > 0
      ? [
          {
            name: 'Overpaid',
            value: <Amount minor={overpaidMinor} currency={view.currency} locale={LOCALE} />,
          },
        ]
      : []),
    ...(view.dueDate ? [{ name: 'Due', value: displayDate(view.dueDate, LOCALE) }] : []),
  ]
  return (
    <div className="flex flex-wrap items-center gap-x-10 gap-y-4 border-y border-line py-4">
      <span className="flex flex-wrap gap-x-4">
        {marksOf(invoice).map(({ tone, word }) => (
          <StatusMark key={word} tone={tone}>
            {word}
          </StatusMark>
        ))}
      </span>
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {facts.map(({ name, value }) => (
          <div key={name}>
            <dt className="text-13 text-muted">{name}</dt>
            <dd className="font-strong">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

/** The documents, as far as there is something to print. */
function Papers({ invoice, organisationId }: { invoice: InspectedInvoice; organisationId: string }) {
  const href = (name: string) => placeHref(`/admin/invoices/${invoice.id}/${name}`, organisationId)
  if (invoice.status === 'Draft') return null
  return (
    <div className="flex flex-wrap gap-2">
      <a className={QUIET_BUTTON} href={href('invoice.pdf')}>
        Invoice as PDF
      </a>
      {invoice.money.total.count > 0 && (
        <a className={QUIET_BUTTON} href={href('receipt.pdf')}>
          Receipt as PDF
        </a>
      )}
    </div>
  )
}
