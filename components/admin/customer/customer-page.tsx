// One customer: how to reach them, what they owe, and everything that happened.
import type { ReactNode } from 'react'
import { planInWords } from '@/components/admin/reminders/plan'
import { placeHref } from '@/components/shell/place-href'
import { Amount } from '@/components/ui/amount'
import { QUIET_BUTTON } from '@/components/ui/button'
import { Moment, type Now } from '@/components/ui/moment'
import { AMOUNT_CELL, AMOUNT_HEAD_CELL, CELL, HEAD_CELL, ROW, TABLE } from '@/components/ui/table'
import type { CustomerOverview } from '@/lib/customers/overview'
import { isCurrency } from '@/lib/money/currency'
import { addressLinesOf } from '@/lib/paper/address-lines'
import { displayDate } from '@/lib/time-zone'
import { CustomerCreditNotes } from './credit-notes'
import { Sums } from './customer-list'
import { CUSTOMERS_PATH } from './customer-search'
import { sentenceOf } from './words'

interface Props {
  overview: CustomerOverview
  organisationId: string
  actions: ReactNode
  /** Where they ever agreed to be debited by themselves. */
  autopay?: ReactNode
  /** The business's plan of reminders. */
  usualReminders: readonly number[]
  /** In the organisation's time zone. */
  now: Now
}

const LOCALE = 'en-GB'

export function CustomerPage({ actions, autopay, now, organisationId, overview, usualReminders }: Props) {
  const { customer, emails, events, open } = overview
  // Two emails of one moment may be identical; their order never changes.
  const numbered = events.map((event, at) => ({ event, number: events.length - at }))
  const lines = addressLinesOf(customer.address, null, { withCountry: LOCALE })
  const facts = [
    {
      name: emails && emails.to.length > 1 ? 'Email addresses' : 'Email address',
      value: emails?.to.join(', ') ?? 'None: no emails can be sent',
    },
    ...(emails && emails.cc.length > 0 ? [{ name: 'Copies', value: emails.cc.join(', ') }] : []),
    ...(emails && emails.bcc.length > 0 ? [{ name: 'Hidden copies', value: emails.bcc.join(', ') }] : []),
    { name: 'Address', value: lines.join(', ') || 'Not set' },
    ...(customer.legalName ? [{ name: 'Registered name', value: customer.legalName }] : []),
    ...(customer.vatNumber ? [{ name: 'VAT number', value: customer.vatNumber }] : []),
    ...(customer.buyerReference ? [{ name: 'Buyer reference', value: customer.buyerReference }] : []),
    {
      name: 'Language',
      value: customer.locale
        ? (new Intl.DisplayNames(LOCALE, { type: 'language' }).of(customer.locale) ?? customer.locale)
        : 'Same as your business',
    },
    {
      name: 'Reminders',
      value: customer.reminders
        ? planInWords(customer.reminders.map(({ offsetDays }) => offsetDays))
        : `${planInWords(usualReminders)}, as usual`,
    },
    ...(customer.timeZone ? [{ name: 'Time zone', value: customer.timeZone }] : []),
  ]
  return (
    <>
      <dl className="flex flex-wrap gap-x-10 gap-y-3 border-y border-line py-4">
        {facts.map(({ name, value }) => (
          <div key={name} className="min-w-0">
            <dt className="text-13 text-muted">{name}</dt>
            <dd className="font-strong break-words" dir="auto">
              {value}
            </dd>
          </div>
        ))}
        <div>
          <dt className="text-13 text-muted">Outstanding</dt>
          <dd className="font-strong">
            <Sums open={open} />
          </dd>
        </div>
      </dl>
      {actions}
      {autopay}
      <Invoices overview={overview} organisationId={organisationId} />
      <CustomerCreditNotes notes={overview.creditNotes} organisationId={organisationId} />
      <section aria-labelledby="history" className="grid gap-2">
        <h2 id="history" className="text-17 font-strong">
          What happened
        </h2>
        <ol className="border-t border-line">
          {numbered.map(({ event, number }) => {
            const { detail, title } = sentenceOf(event)
            return (
              <li
                key={number}
                className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-b border-line py-3"
              >
                <span className="min-w-0 break-words">{title}</span>
                <span className="text-13 text-muted">
                  <Moment at={event.at} now={now} />
                </span>
                {(detail || event.by) && (
                  <span className="col-span-2 grid text-13 text-muted">
                    {event.by && <span>By {event.by}</span>}
                    {detail && (
                      <span dir="auto" className="break-words">
                        {detail}
                      </span>
                    )}
                  </span>
                )}
              </li>
            )
          })}
        </ol>
      </section>
    </>
  )
}

function Invoices({
  organisationId,
  overview: { customer, invoices, open },
}: Pick<Props, 'overview' | 'organisationId'>) {
  const count = open.reduce((sum, { invoiceCount }) => sum + invoiceCount, 0)
  return (
    <section aria-labelledby="open" className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="open" className="text-17 font-strong">
          Open invoices
        </h2>
        <a
          className={QUIET_BUTTON}
          href={placeHref(`${CUSTOMERS_PATH}/${customer.id}/statement`, organisationId)}
        >
          Statement
        </a>
      </div>
      {invoices.length === 0 ? (
        <p className="border-y border-line py-4 text-muted">No open invoices.</p>
      ) : (
        <table className={TABLE}>
          <caption className="sr-only">Open invoices, oldest first</caption>
          <thead>
            <tr>
              <th className={HEAD_CELL}>Number</th>
              <th className={HEAD_CELL}>Due</th>
              <th className={AMOUNT_HEAD_CELL}>Outstanding</th>
            </tr>
          </thead>
          <tbody>
            {invoices.map((invoice) => (
              <tr key={invoice.id} className={`relative ${ROW}`}>
                <td className={CELL}>
                  <a
                    className="font-strong whitespace-nowrap after:absolute after:inset-0"
                    href={placeHref(`/admin/invoices/${invoice.id}`, organisationId)}
                  >
                    {invoice.documentNumber}
                  </a>
                </td>
                <td className={CELL}>{invoice.dueDate ? displayDate(invoice.dueDate, LOCALE) : '–'}</td>
                <td className={AMOUNT_CELL}>
                  {isCurrency(invoice.currency) && (
                    <Amount minor={invoice.outstandingMinor} currency={invoice.currency} locale={LOCALE} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {count > invoices.length && (
        <p className="text-13 text-muted">
          Showing the oldest {invoices.length} of {count}.
        </p>
      )}
    </section>
  )
}
