// The invoice itself: whom it is for, its dates, what it is for, and how that adds up.
import { fill } from '@/components/pay/words/fill'
import type { Language } from '@/components/pay/words/language'
import { displayDay } from '@/components/ui/dates'
import type { PayerView } from '@/lib/payments/payer-view'
import { LineList } from './line-list'
import { Taxes, Totals } from './totals'

interface Props {
  view: PayerView
  language: Language
}

export function Paper({ view, language }: Props) {
  const { paper } = language.words
  const facts = [
    { name: paper.for, text: view.customerName },
    { name: paper.issued, text: displayDay(view.issueDate, language.locale) },
    ...(view.dueDate ? [{ name: paper.due, text: displayDay(view.dueDate, language.locale) }] : []),
  ]
  return (
    <section aria-label={fill(paper.invoice, { number: view.documentNumber })} className="grid gap-6">
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
            {paper.lines}
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
          <LineList view={view} language={language} />
          <Taxes view={view} language={language} />
        </details>
        <Totals view={view} language={language} />
      </div>
      {view.memo && (
        <div>
          <h2 className="text-13 text-muted">{paper.memo}</h2>
          <p className="whitespace-pre-line text-pretty" dir="auto">
            {view.memo}
          </p>
        </div>
      )}
    </section>
  )
}
