// The recurring invoices of an organisation: what comes next, and what is in its way.
import { placeHref } from '@/components/shell/place-href'
import { EmptyState } from '@/components/ui/empty-state'
import { StatusMark } from '@/components/ui/status-mark'
import type { RecurringInvoice } from '@/lib/recurring-invoices/recurring-invoice'
import { dayInWords, rhythmInWords, STATES } from './words'

interface Props {
  rows: readonly RecurringInvoice[]
  organisationId: string
  next: string | undefined
}

export function RecurringList({ next, organisationId, rows }: Props) {
  if (rows.length === 0)
    return (
      <EmptyState
        title="No recurring invoices"
        action={
          <a
            href={placeHref('/admin/invoices', organisationId)}
            className="text-accent underline underline-offset-4"
          >
            Open an invoice
          </a>
        }
      >
        Open an invoice that you write again and again, and choose “Repeat this invoice”.
      </EmptyState>
    )
  return (
    <div className="grid gap-4">
      <ul className="grid border-t border-line">
        {rows.map((row) => (
          <li key={row.id} className="grid gap-1 border-b border-line py-3">
            <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
              <a
                href={placeHref(`/admin/recurring/${row.id}`, organisationId)}
                className="inline-flex min-h-11 items-center font-strong hover:underline"
                dir="auto"
              >
                {row.customerName}
              </a>
              <StatusMark tone={row.problem ? 'bad' : STATES[row.state].tone}>
                {row.problem ? 'Needs attention' : STATES[row.state].word}
              </StatusMark>
            </span>
            <span className="text-13 text-muted">
              {rhythmInWords(row)}
              {row.nextOn && ` · next on ${dayInWords(row.nextOn)}`}
            </span>
            {row.problemDetail && <span className="text-13 text-bad">{row.problemDetail}</span>}
          </li>
        ))}
      </ul>
      {next && (
        <a href={next} className="inline-flex min-h-11 items-center text-accent underline underline-offset-4">
          Older ones
        </a>
      )}
    </div>
  )
}
