// Reminders of one invoice: what comes, what was sent, what pauses them, and one by hand.
import { StatusMark } from '@/components/ui/status-mark'
import type { RemindersOfInvoice } from '@/lib/reminders/read'
import { displayDate, displayDay } from '@/lib/time-zone'
import { EditPlan } from './edit-plan'
import { offsetInWords, planInWords } from './plan'
import { SendReminder } from './send-reminder'
import { MARKS, PAUSED_BY, reasonInWords } from './words'

interface Props {
  invoiceId: string
  organisationId: string
  customerName: string
  reminders: RemindersOfInvoice
  mayChange: boolean
  hasDueDate: boolean
}

const LOCALE = 'en-GB'
const WHEN = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' } as const

const WHOSE = {
  invoice: 'of this invoice alone',
  customer: 'of this customer',
  organisation: 'of your business',
}

export function RemindersBox(props: Props) {
  const { customerName, hasDueDate, invoiceId, mayChange, organisationId, reminders } = props
  const { coming, own, pausedBy, rules, rulesOf, sent, zone } = reminders
  const offsets = rules.map(({ offsetDays }) => offsetDays)
  if (pausedBy.includes('void') && sent.length === 0) return null
  // Where several days count, each is named.
  const days = new Set([...sent, ...coming].flatMap(({ dueDate }) => dueDate ?? []))
  const named = (dueDate: string | null) =>
    dueDate && days.size > 1 ? displayDate(dueDate, LOCALE, { dateStyle: 'medium' }) : undefined
  const day = (at: Date) => displayDay(at, LOCALE, zone, WHEN)
  return (
    <section
      aria-labelledby="reminders"
      className="grid justify-items-start gap-3 rounded-base border border-line p-4 print:hidden"
    >
      <div className="grid gap-1">
        <h2 id="reminders" className="text-15 font-strong">
          Reminders
        </h2>
        <p className="text-13 text-muted">
          {rulesOf === null
            ? 'None are planned.'
            : `${planInWords(offsets)}; the plan ${WHOSE[rulesOf]}. They leave at nine in the morning, ${zone} time.`}
          {!hasDueDate && offsets.length > 0 && ' This invoice has no due date, so none will come.'}
        </p>
      </div>
      {(sent.length > 0 || coming.length > 0) && (
        <ol className="grid w-full border-t border-line">
          {sent.map(({ dueAt, dueDate, id, offsetDays, problem, reason, sentAt, sentTo, state }) => (
            <li key={id} className="grid gap-1 border-b border-line py-2">
              <span className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-strong">{offsetInWords(offsetDays, named(dueDate))}</span>
                <span className="text-13 text-muted tabular-nums">{day(sentAt ?? dueAt)}</span>
                <StatusMark tone={MARKS[state].tone}>{MARKS[state].word}</StatusMark>
              </span>
              {(reason || sentTo.length > 0 || (state === 'failed' && problem)) && (
                <span dir="auto" className="text-13 break-words text-muted">
                  {reason
                    ? `Not sent: ${reasonInWords(reason)}.`
                    : sentTo.length > 0
                      ? `To ${sentTo.join(', ')}`
                      : problem}
                </span>
              )}
            </li>
          ))}
          {coming.map(({ at, dueDate, offsetDays, pausedBy: why }) => (
            <li key={`${dueDate} ${offsetDays}`} className="grid gap-1 border-b border-line py-2">
              <span className="flex flex-wrap items-baseline gap-x-3">
                <span className="font-strong">{offsetInWords(offsetDays, named(dueDate))}</span>
                <span className="text-13 text-muted tabular-nums">{day(at)}</span>
                <StatusMark tone={why.length > 0 ? 'wait' : 'calm'}>
                  {why.length > 0 ? 'Paused' : 'Planned'}
                </StatusMark>
              </span>
              {why.length > 0 && (
                <span className="text-13 text-muted">
                  Would not be sent: {why.map((pause) => PAUSED_BY[pause]).join(', ')}.
                </span>
              )}
            </li>
          ))}
        </ol>
      )}
      {mayChange && (
        <div className="flex flex-wrap items-center gap-2">
          {pausedBy.length === 0 ? (
            <SendReminder invoiceId={invoiceId} organisationId={organisationId} customerName={customerName} />
          ) : (
            <p className="text-13 text-muted">
              None can be sent now: {pausedBy.map((pause) => PAUSED_BY[pause]).join(', ')}.
            </p>
          )}
          {!pausedBy.includes('void') && (
            <EditPlan
              invoiceId={invoiceId}
              organisationId={organisationId}
              own={own?.map(({ offsetDays }) => offsetDays) ?? null}
              inherited={reminders.inherited.map(({ offsetDays }) => offsetDays)}
            />
          )}
        </div>
      )}
    </section>
  )
}
