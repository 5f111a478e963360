// The list on wide screens: a table with its sums in the foot.
import { StatusMark } from '@/components/ui/status-mark'
import { AMOUNT_CELL, CELL, HEAD_CELL, ROW, TABLE } from '@/components/ui/table'
import type { BrowseQuery } from '@/lib/invoices/browse/query'
import type { BrowsedInvoice } from '@/lib/invoices/browse/rows'
import type { CurrencySum } from '@/lib/invoices/browse/tallies'
import { dayIn } from '@/lib/time-zone'
import { type ListAddress, listHref, sortedBy } from './address'
import { counted, exactDay, marksOf, money, nearDay, sumOf } from './words'

export interface ListProps {
  address: ListAddress
  rows: readonly BrowsedInvoice[]
  sums: readonly CurrencySum[]
  now: Date
  /** Whose they are is said where there are several. */
  showsOrganisation: boolean
  hrefOf: (invoice: BrowsedInvoice) => string
}

const STICKY = 'sticky top-0 z-10 bg-ground'
const AMOUNT_HEAD_CELL = HEAD_CELL.replace('text-start', 'text-end')

/** Its place is kept, so that nothing moves when another column is sorted by. */
function Arrow({ order }: { order: 'ascending' | 'descending' | undefined }) {
  return (
    <span aria-hidden="true" className="w-3">
      {order && (order === 'descending' ? '↓' : '↑')}
    </span>
  )
}

function SortHead({
  address,
  isAmount,
  label,
  sort,
}: {
  address: ListAddress
  label: string
  sort: BrowseQuery['sort']
  isAmount?: boolean
}) {
  const { isDescending, sort: current } = address.query
  const order = isDescending ? 'descending' : 'ascending'
  return (
    <th
      scope="col"
      aria-sort={current === sort ? order : undefined}
      className={`${isAmount ? AMOUNT_HEAD_CELL : HEAD_CELL} ${STICKY}`}
    >
      <a href={listHref(sortedBy(address, sort))} className="inline-flex items-baseline gap-1 hover:text-ink">
        {isAmount && <Arrow order={current === sort ? order : undefined} />}
        {label}
        {!isAmount && <Arrow order={current === sort ? order : undefined} />}
      </a>
    </th>
  )
}

export function Day({ day, today }: { day: string | null; today: string }) {
  if (day === null) return <span className="text-muted">–</span>
  return (
    <time dateTime={day} title={exactDay(day)} className="whitespace-nowrap">
      {nearDay(day, today)}
    </time>
  )
}

export function Marks({ invoice, now }: { invoice: BrowsedInvoice; now: Date }) {
  return (
    <span className="flex flex-wrap gap-x-3">
      {marksOf(invoice, now).map(({ tone, word }) => (
        <StatusMark key={word} tone={tone}>
          {word}
        </StatusMark>
      ))}
    </span>
  )
}

function Row({ invoice, props }: { invoice: BrowsedInvoice; props: ListProps }) {
  const { hrefOf, now, showsOrganisation } = props
  const today = dayIn(invoice.timeZone, now)
  const { amountPaidMinor, currency, customerName, documentNumber, outstandingMinor, totalMinor } = invoice
  return (
    <tr data-row className={`${ROW} cursor-pointer focus-within:bg-well`}>
      <th scope="row" className={`${CELL} whitespace-nowrap text-start font-strong`}>
        <a data-row-link href={hrefOf(invoice)} aria-label={`${documentNumber ?? 'Draft'}, ${customerName}`}>
          {documentNumber ?? 'Draft'}
        </a>
      </th>
      <td className={CELL}>
        <span className="line-clamp-2">{customerName}</span>
        {showsOrganisation && (
          <a
            href={listHref({ query: props.address.query, organisationId: invoice.organisationId })}
            className="line-clamp-2 text-13 text-muted hover:underline"
          >
            {invoice.organisationName}
          </a>
        )}
      </td>
      <td className={`${CELL} whitespace-nowrap`}>
        {/* One below the other, so that the few with several leave room for the names. */}
        <div className="w-min">
          <Marks invoice={invoice} now={now} />
        </div>
      </td>
      <td className={CELL}>
        <Day day={invoice.issueDate} today={today} />
      </td>
      <td className={CELL}>
        <Day day={invoice.dueDate} today={today} />
      </td>
      <td className={AMOUNT_CELL}>
        <span className="amount">{money(totalMinor, currency)}</span>
      </td>
      <td className={AMOUNT_CELL}>
        <span className="amount">{money(amountPaidMinor, currency)}</span>
      </td>
      <td className={AMOUNT_CELL}>
        <span className="amount">{money(outstandingMinor, currency)}</span>
      </td>
    </tr>
  )
}

function SumRow({ sum }: { sum: CurrencySum }) {
  const { amountPaidMinor, currency, invoiceCount, outstandingMinor, totalMinor } = sum
  return (
    <tr className="font-strong">
      <th scope="row" colSpan={5} className={`${CELL} text-start text-13 font-strong`}>
        {currency} <span className="font-normal text-muted">{counted(invoiceCount)}</span>
      </th>
      {[totalMinor, amountPaidMinor, outstandingMinor].map((minor, column) => (
        <td key={['total', 'paid', 'outstanding'][column]} className={AMOUNT_CELL}>
          <span className="amount">{sumOf(minor, currency)}</span>
        </td>
      ))}
    </tr>
  )
}

export function InvoiceTable(props: ListProps) {
  const { address, rows, showsOrganisation, sums } = props
  return (
    <table className={`${TABLE} hidden ${showsOrganisation ? 'ample:table' : 'roomy:table'}`}>
      <caption className="sr-only">Invoices</caption>
      <thead>
        <tr>
          <th scope="col" className={`${HEAD_CELL} ${STICKY}`}>
            Number
          </th>
          <th scope="col" className={`${HEAD_CELL} ${STICKY}`}>
            Customer
          </th>
          <th scope="col" className={`${HEAD_CELL} ${STICKY}`}>
            Status
          </th>
          <SortHead address={address} label="Issued" sort="issued" />
          <SortHead address={address} label="Due" sort="due" />
          <SortHead address={address} label="Total" sort="total" isAmount />
          <th scope="col" className={`${AMOUNT_HEAD_CELL} ${STICKY}`}>
            Paid
          </th>
          <SortHead address={address} label="Outstanding" sort="outstanding" isAmount />
        </tr>
      </thead>
      <tbody>
        {rows.map((invoice) => (
          <Row key={invoice.id} invoice={invoice} props={props} />
        ))}
      </tbody>
      <tfoot>
        {sums.map((sum) => (
          <SumRow key={sum.currency} sum={sum} />
        ))}
      </tfoot>
    </table>
  )
}
