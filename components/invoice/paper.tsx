// The invoice itself: customer, dates, lines and totals.

import type { PayerView } from '@/lib/payment-views/payer-view'
import type { Reader } from '@/lib/words/reader'
import { LineList } from './line-list'
import { Taxes, Totals } from './totals'

interface Props {
  view: PayerView
  reader: Reader
}

/** When it was supplied, and what the customer wants to read. */
function supplyFacts({ view, reader }: Props): { name: string; text: string }[] {
  const { day, say } = reader
  const { buyerReference, purchaseOrderNumber, said, servicePeriod: period, supplyDate } = view
  const facts: [string, string | null][] = [
    [say('paper.supplied'), supplyDate && day(supplyDate)],
    [
      say('paper.servicePeriod'),
      period && say('paper.statementSpan', { from: day(period.from), to: day(period.to) }),
    ],
    [say('paper.orderNumber'), purchaseOrderNumber],
    ...(said.orderNumber ? [[say('said.number.given'), said.orderNumber] satisfies [string, string]] : []),
    [say('paper.buyerReference'), buyerReference],
  ]
  return facts.flatMap(([name, text]) => (text ? [{ name, text }] : []))
}

export function Paper({ view, reader }: Props) {
  const { day, say } = reader
  const facts = [
    { name: say('page.paper.for'), text: view.customerName },
    { name: say('page.paper.issued'), text: day(view.issueDate) },
    ...(view.dueDate ? [{ name: say('page.paper.due'), text: day(view.dueDate) }] : []),
    ...supplyFacts({ view, reader }),
  ]
  return (
    <section aria-label={say('page.paper.invoice', { number: view.documentNumber })} className="grid gap-6">
      <dl className="grid gap-x-6 gap-y-3 wide:grid-cols-[minmax(0,1fr)_auto_auto]">
        {facts.map(({ name, text }) => (
          <div key={name} className="flex items-baseline justify-between gap-4 wide:block">
            <dt className="shrink-0 text-13 text-muted">{name}</dt>
            <dd className="min-w-0 text-end wide:text-start">
              <bdi>{text}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <div>
        <details className="folds-on-phone">
          <summary className="flex min-h-11 items-center justify-between border-t border-line text-accent">
            {say('page.paper.lines')}
            <svg
              aria-hidden="true"
              viewBox="0 0 16 16"
              className="chevron size-4"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
            >
              <path d="m3.5 6 4.5 4.5L12.5 6" />
            </svg>
          </summary>
          <LineList view={view} reader={reader} />
          <Taxes view={view} reader={reader} />
        </details>
        <Totals view={view} reader={reader} />
      </div>
      {view.memo && (
        <div>
          <h2 className="text-13 text-muted">{say('page.paper.memo')}</h2>
          <p className="whitespace-pre-line text-pretty" dir="auto">
            {view.memo}
          </p>
        </div>
      )}
    </section>
  )
}
