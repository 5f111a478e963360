// A customer's statement, to read, print, or download as a PDF in the customer's language.
import type { ReactNode } from 'react'
import { placeHref } from '@/components/shell/place-href'
import { Amount } from '@/components/ui/amount'
import { QUIET_BUTTON } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { PrintButton } from '@/components/ui/print-button'
import { AMOUNT_CELL, AMOUNT_HEAD_CELL, CELL, HEAD_CELL, TABLE } from '@/components/ui/table'
import type { CurrencyStatement, Statement, StatementLine } from '@/lib/customers/statement'
import { displayDate } from '@/lib/time-zone'
import { CUSTOMERS_PATH } from './customer-search'

const LOCALE = 'en-GB'
const SHORT = { dateStyle: 'medium' } as const

const KINDS: Record<StatementLine['kind'], string> = {
  invoice: 'Invoice',
  voided: 'Invoice voided',
  payment: 'Payment',
  refund: 'Refund',
  refund_reversed: 'Failed refund',
  dispute_lost: 'Charged back',
  dispute_reversed: 'Dispute won',
  credit: 'Credit',
}

export function StatementView({
  organisationId,
  action,
  statement,
}: {
  organisationId: string
  statement: Statement
  action?: ReactNode
}) {
  const { currencies, customer, from, timeZone, to } = statement
  return (
    <>
      <form
        method="get"
        action={`${CUSTOMERS_PATH}/${customer.id}/statement`}
        className="flex flex-wrap items-end gap-3 print:hidden"
      >
        <input type="hidden" name="organisation" value={organisationId} />
        <TextField label="From" name="from" type="date" defaultValue={from} />
        <TextField label="To" name="to" type="date" defaultValue={to} />
        <button type="submit" className={QUIET_BUTTON}>
          Show
        </button>
        <a
          className={QUIET_BUTTON}
          href={`${CUSTOMERS_PATH}/${customer.id}/statement.pdf?${new URLSearchParams({ from, to })}`}
          download
        >
          Download PDF
        </a>
        <PrintButton>Print</PrintButton>
      </form>
      {action}
      <p className="text-muted">
        {displayDate(from, LOCALE)} to {displayDate(to, LOCALE)}, in the time zone {timeZone}.
      </p>
      {currencies.length === 0 && (
        <p className="border-y border-line py-4 text-muted">Nothing had been invoiced by then.</p>
      )}
      {currencies.map((currency) => (
        <OfCurrency key={currency.currency} statement={currency} organisationId={organisationId} />
      ))}
    </>
  )
}

/** On a phone the day is above the entry, and the balance below the amount. */
const ONLY_WIDE = 'hidden wide:table-cell'

/** Spans all columns but the last: three, or the one shown on a phone. */
const Label = ({ children }: { children: ReactNode }) => (
  <>
    <td className={`${CELL} wide:hidden`}>{children}</td>
    <td className={`${CELL} ${ONLY_WIDE}`} colSpan={3}>
      {children}
    </td>
  </>
)

function What({
  line: { creditNote, kind },
  organisationId,
}: {
  line: StatementLine
  organisationId: string
}) {
  if (!creditNote) return KINDS[kind]
  const { cancels, documentNumber, id } = creditNote
  return (
    <>
      {cancels === null && 'Credit note '}
      <a
        className="whitespace-nowrap underline"
        href={placeHref(`/admin/credit-notes/${id}/credit-note.pdf`, organisationId)}
      >
        {documentNumber}
      </a>
      {cancels === null ? ' for' : `, which takes ${cancels} back, for`}
    </>
  )
}

function OfCurrency({
  organisationId,
  statement: { closingMinor, currency, lines, openingMinor },
}: {
  organisationId: string
  statement: CurrencyStatement
}) {
  // Two payments of one day may look the same; their order never changes.
  const numbered = lines.map((line, at) => ({ line, number: at }))
  const amount = (minor: number) => <Amount minor={minor} currency={currency} locale={LOCALE} />
  return (
    <section aria-label={`Statement in ${currency}`}>
      <table className={TABLE}>
        <caption className="pb-2 text-start text-17 font-strong">{currency}</caption>
        <thead>
          <tr>
            <th className={`${HEAD_CELL} ${ONLY_WIDE}`}>Day</th>
            <th className={HEAD_CELL}>What</th>
            <th className={AMOUNT_HEAD_CELL}>
              Amount<span className="block wide:hidden">Balance</span>
            </th>
            <th className={`${AMOUNT_HEAD_CELL} ${ONLY_WIDE}`}>Balance</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <Label>Opening balance</Label>
            <td className={AMOUNT_CELL}>{amount(openingMinor)}</td>
          </tr>
          {numbered.map(({ line, number }) => (
            <tr key={number}>
              <td className={`${CELL} ${ONLY_WIDE} whitespace-nowrap`}>
                {displayDate(line.day, LOCALE, SHORT)}
              </td>
              <td className={CELL}>
                <span className="block text-13 text-muted wide:hidden">
                  {displayDate(line.day, LOCALE, SHORT)}
                </span>
                <What line={line} organisationId={organisationId} />{' '}
                <a
                  className="whitespace-nowrap underline"
                  href={placeHref(`/admin/invoices/${line.invoiceId}`, organisationId)}
                >
                  {line.documentNumber}
                </a>
              </td>
              <td className={AMOUNT_CELL}>
                {amount(line.amountMinor)}
                <span className="block text-muted wide:hidden">{amount(line.balanceMinor)}</span>
              </td>
              <td className={`${AMOUNT_CELL} ${ONLY_WIDE}`}>{amount(line.balanceMinor)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="font-strong">
            <Label>{closingMinor < 0 ? 'Closing balance, owed to the customer' : 'Closing balance'}</Label>
            <td className={AMOUNT_CELL}>{amount(Math.abs(closingMinor))}</td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
