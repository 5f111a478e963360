// The parts of an invoice: what is due when, how each stands, and what is left.
import type { PayerView } from '@/lib/payment-views/payer-view'
import { partDue, partNames } from '@/lib/words/part-words'
import type { Reader } from '@/lib/words/reader'

interface Props {
  view: PayerView
  reader: Reader
}

type Part = PayerView['collecting']['parts'][number]

const STATES = {
  Upcoming: 'parts.state.upcoming',
  Due: 'parts.state.due',
  Overdue: 'parts.state.overdue',
  Processing: 'parts.state.processing',
  Paid: 'parts.state.paid',
} as const

function whenOf(part: Part, reader: Reader): string {
  const { kind, state } = part
  const { say } = reader
  if (state === 'Paid' || state === 'Processing') return say(STATES[state])
  if (kind === 'deposit' && state === 'Due') return say('parts.dueNow')
  const due = partDue(part, reader)
  return state === 'Overdue' ? `${say('parts.state.overdue')} · ${due}` : due
}

/** Of a part that is half paid, what is missing. */
const shownMinor = ({ amountMinor, missingMinor, state }: Part): number =>
  state === 'Paid' || state === 'Processing' ? amountMinor : missingMinor

/** Each part has a name, and ends at a sum of its own. */
function named(parts: Part[], reader: Reader) {
  const names = partNames(parts, reader)
  let until = 0
  return parts.map((part, at) => {
    until += part.amountMinor
    return { name: names[at], part, until }
  })
}

export function PartList({ reader, view }: Props) {
  const { money, say } = reader
  const { parts, processingMinor } = view.collecting
  if (parts.length === 0) return null
  const leftMinor = Math.max(view.outstandingMinor - processingMinor, 0)
  return (
    <section aria-label={say('parts.title')} className="grid gap-2">
      <h2 className="font-strong">{say('parts.title')}</h2>
      <ol className="border-b border-line">
        {named(parts, reader).map(({ name, part, until }) => (
          <li key={until} className="flex items-baseline justify-between gap-4 border-t border-line py-2">
            <span>
              <span className={part.state === 'Paid' ? 'text-muted' : ''}>{name}</span>
              <span className={`block text-13 ${part.state === 'Overdue' ? 'text-wait' : 'text-muted'}`}>
                {whenOf(part, reader)}
              </span>
            </span>
            <span className={`amount text-end ${part.state === 'Paid' ? 'text-muted' : ''}`}>
              {money(shownMinor(part), view.currency)}
              {shownMinor(part) < part.amountMinor && (
                <span className="block text-13 text-muted">
                  {say('parts.ofWhole', { amount: money(part.amountMinor, view.currency) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {leftMinor > 0 && (
        <p className="text-muted">{say('parts.left', { amount: money(leftMinor, view.currency) })}</p>
      )}
      {processingMinor > 0 && leftMinor > 0 && (
        <p className="text-pretty">
          {say('parts.onItsWay', { amount: money(processingMinor, view.currency) })}
        </p>
      )}
    </section>
  )
}
