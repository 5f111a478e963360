// The list on narrow screens: one card per invoice, with the sums below.
import type { BrowsedInvoice } from '@/lib/invoices/browse/rows'
import type { CurrencySum } from '@/lib/invoices/browse/tallies'
import { dayIn } from '@/lib/time-zone'
import { Day, type ListProps, Marks } from './invoice-table'
import { counted, money, sumOf } from './words'

function Card({ invoice, props }: { invoice: BrowsedInvoice; props: ListProps }) {
  const {
    currency,
    customerName,
    documentNumber,
    dueDate,
    organisationName,
    outstandingMinor,
    timeZone,
    totalMinor,
  } = invoice
  return (
    <li className="border-b border-line">
      <a data-row-link href={props.hrefOf(invoice)} className="grid gap-1 py-3">
        <span className="flex items-baseline justify-between gap-4">
          <span className="line-clamp-1 font-strong">{customerName}</span>
          <span className="amount font-strong">{money(totalMinor, currency)}</span>
        </span>
        <span className="flex items-baseline justify-between gap-4 text-13 text-muted">
          <span>
            {documentNumber ?? 'Draft'}
            {props.showsOrganisation && ` · ${organisationName}`}
            {dueDate && (
              <>
                {' · due '}
                <Day day={dueDate} today={dayIn(timeZone, props.now)} />
              </>
            )}
          </span>
          {outstandingMinor > 0 && outstandingMinor !== totalMinor && (
            <span className="amount">{money(outstandingMinor, currency)} open</span>
          )}
        </span>
        <Marks invoice={invoice} now={props.now} />
      </a>
    </li>
  )
}

function Sum({ sum }: { sum: CurrencySum }) {
  const { amountPaidMinor, currency, invoiceCount, outstandingMinor, totalMinor } = sum
  const figures = { Total: totalMinor, Paid: amountPaidMinor, Outstanding: outstandingMinor }
  return (
    <div className="grid gap-1 border-b border-line py-3">
      <p className="text-13 font-strong">
        {currency} <span className="font-normal text-muted">{counted(invoiceCount)}</span>
      </p>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4 text-13">
        {Object.entries(figures).map(([label, minor]) => (
          <div key={label} className="col-span-2 flex justify-between gap-4">
            <dt className="text-muted">{label}</dt>
            <dd className="amount">{sumOf(minor, currency)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

export function InvoiceCards(props: ListProps) {
  return (
    <div className={props.showsOrganisation ? 'ample:hidden' : 'roomy:hidden'}>
      <ul aria-label="Invoices" className="border-t border-line">
        {props.rows.map((invoice) => (
          <Card key={invoice.id} invoice={invoice} props={props} />
        ))}
      </ul>
      {props.sums.map((sum) => (
        <Sum key={sum.currency} sum={sum} />
      ))}
    </div>
  )
}
