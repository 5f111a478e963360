// One invoice: its status, document, money and history.
import type { ReactNode } from 'react'
import { Details } from '@/components/admin/payable/details'
import { Standing } from '@/components/admin/payable/standing'
import { Paper } from '@/components/invoice/paper'
import { placeHref } from '@/components/shell/place-href'
import { Amount } from '@/components/ui/amount'
import { QUIET_BUTTON } from '@/components/ui/button'
import type { Now } from '@/components/ui/moment'
import type { CreditOverview } from '@/lib/credit-notes/overview'
import type { InspectedInvoice } from '@/lib/payment-views/inspect-invoice'
import { displayDate } from '@/lib/time-zone'
import type { Reader } from '@/lib/words/reader'
import { CreditNotes } from './credit-notes'
import { marksOf } from './words'

const LOCALE = 'en-GB'

interface Props {
  invoice: InspectedInvoice
  /** The customer's: the paper is shown as it reads to them. */
  reader: Reader
  organisationId: string
  actions: ReactNode
  /** What belongs to collecting its money, each in a frame of its own. */
  boxes: ReactNode
  credit: CreditOverview
  /** How it stands with Peppol, where that is anybody's business. */
  peppol: ReactNode
  /** How a credit note stands with Peppol, where there is something to say. */
  peppolOfNote: (note: CreditOverview['notes'][number]) => ReactNode
  now: Now
}

export function InvoicePage(props: Props) {
  const { actions, boxes, credit, invoice, reader, now, organisationId, peppol, peppolOfNote } = props
  const { money, timeline, view } = invoice
  return (
    <>
      <Summary invoice={invoice} credit={credit} />
      {actions}
      {boxes}
      <Papers invoice={invoice} organisationId={organisationId} />
      {peppol}
      <CreditNotes credit={credit} organisationId={organisationId} more={peppolOfNote} />
      <Details
        money={money}
        timeline={timeline}
        currency={view.currency}
        organisationName={view.organisation.name}
        payable="invoice"
        organisationId={organisationId}
        now={now}
      >
        <div
          lang={reader.tag}
          dir={reader.direction}
          className="rounded-base border border-line bg-paper p-5 wide:p-8"
        >
          <Paper view={view} reader={reader} />
        </div>
      </Details>
    </>
  )
}

function Summary({ credit, invoice }: { credit: CreditOverview; invoice: InspectedInvoice }) {
  const { overpaidMinor, view } = invoice
  const facts = [
    { name: 'Customer', value: <bdi>{view.customerName}</bdi> },
    { name: 'Amount', value: <Amount minor={view.totalMinor} currency={view.currency} locale={LOCALE} /> },
    {
      name: 'Outstanding',
      value: <Amount minor={view.outstandingMinor} currency={view.currency} locale={LOCALE} />,
    },
    ...(credit.creditedMinor > 0
      ? [
          {
            name: 'Credited',
            value: <Amount minor={credit.creditedMinor} currency={view.currency} locale={LOCALE} />,
          },
        ]
      : []),
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
  return <Standing marks={marksOf(invoice)} facts={facts} />
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
          Payments as PDF
        </a>
      )}
    </div>
  )
}
