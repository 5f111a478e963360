// One recurring invoice: its rhythm, what is in its way, and the invoices that were made of it.
import { placeHref } from '@/components/shell/place-href'
import { StatusMark } from '@/components/ui/status-mark'
import type { InvoiceWithLines } from '@/lib/invoices/invoice'
import { toMoney } from '@/lib/money/money'
import type { RecurringInvoice } from '@/lib/recurring-invoices/recurring-invoice'
import type { Template } from '@/lib/recurring-invoices/template'
import { readerFor } from '@/lib/words/reader'
import { EditRecurring } from './edit-recurring'
import { RecurringActions } from './recurring-actions'
import { CATCH_UPS, dayInWords, rhythmInWords, SENDS, STATES } from './words'

interface Props {
  recurring: RecurringInvoice
  made: readonly InvoiceWithLines[]
  organisationId: string
  timeZone: string
  mayChange: boolean
  /** What is invoiced; undefined where nothing of it is left, or it has ended. */
  template: Template | undefined
}

const LOCALE = { locale: 'en-GB', country: 'GB' }

export function RecurringPage(props: Props) {
  const { made, mayChange, organisationId, recurring, template, timeZone } = props
  const { catchUp, customerId, customerName, id, nextOn, problemDetail, reached, send, state } = recurring
  const reader = readerFor(LOCALE)
  return (
    <div className="grid max-w-[44rem] gap-6">
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[10rem_1fr]">
        <dt className="text-13 text-muted">Customer</dt>
        <dd dir="auto">
          <a
            href={placeHref(`/admin/customers/${customerId}`, organisationId)}
            className="text-accent underline underline-offset-4"
          >
            {customerName}
          </a>
        </dd>
        <dt className="text-13 text-muted">State</dt>
        <dd>
          <StatusMark tone={STATES[state].tone}>{STATES[state].word}</StatusMark>
        </dd>
        <dt className="text-13 text-muted">Rhythm</dt>
        <dd>{rhythmInWords(recurring)}</dd>
        <dt className="text-13 text-muted">Next</dt>
        <dd>
          {nextOn && state !== 'ended'
            ? `Number ${reached + 1} on ${dayInWords(nextOn)} at 06:00, ${timeZone} time`
            : 'None follows'}
        </dd>
        <dt className="text-13 text-muted">Each invoice</dt>
        <dd>{SENDS[send]}</dd>
        <dt className="text-13 text-muted">After a pause</dt>
        <dd>{CATCH_UPS[catchUp]}</dd>
      </dl>
      {problemDetail && (
        <p role="status" className="border-s-2 border-bad ps-3 text-pretty">
          The next invoice could not be made: {problemDetail} It is tried again by itself, and nothing is
          lost.
        </p>
      )}
      {mayChange && (
        <RecurringActions id={id} state={state} organisationId={organisationId}>
          {template && (
            <EditRecurring
              id={id}
              organisationId={organisationId}
              template={template}
              end={recurring.endsOn}
              count={recurring.occurrences}
              send={send}
              catchUp={catchUp}
            />
          )}
        </RecurringActions>
      )}
      <section aria-labelledby="made" className="grid gap-2">
        <h2 id="made" className="text-17 font-strong">
          Invoices
        </h2>
        {made.length === 0 && <p className="text-muted">None has been made yet.</p>}
        <ul className="grid">
          {made.map((invoice) => {
            const { minor, currency } = toMoney(invoice.totalMinor, invoice.currency)
            return (
              <li
                key={invoice.id}
                className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-2 tabular-nums"
              >
                <a
                  href={placeHref(`/admin/invoices/${invoice.id}`, organisationId)}
                  className="inline-flex min-h-11 items-center text-accent underline underline-offset-4"
                >
                  {invoice.documentNumber ?? 'Draft'}
                </a>
                <span className="text-13 text-muted">
                  {invoice.recurringOn &&
                    `Number ${invoice.recurringNumber}, for ${dayInWords(invoice.recurringOn)}`}
                </span>
                <span className="ms-auto">{reader.money(minor, currency)}</span>
              </li>
            )
          })}
        </ul>
      </section>
    </div>
  )
}
