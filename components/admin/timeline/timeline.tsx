// The timeline, newest first, with the providers' messages below it.
import { eventWords } from '@/components/admin/problems/words'
import { placeHref } from '@/components/shell/place-href'
import { Moment, type Now } from '@/components/ui/moment'
import { StatusMark, type Tone } from '@/components/ui/status-mark'
import type { Currency } from '@/lib/money/currency'
import type { ProviderMessage, TimelineView } from '@/lib/payment-views/timeline-view'
import { ScrollHere } from './scroll-here'
import { paperOf, sentenceOf } from './words'

interface Props {
  timeline: TimelineView
  currency: Currency
  organisationName: string
  payable: 'invoice' | 'checkout' | 'session'
  /** Whose papers are led to. */
  organisationId?: string
  now: Now
}

export function Timeline({ now, organisationId, timeline, ...about }: Props) {
  const { attempts, happenings, messages } = timeline
  // Two mails of the same moment say the same; their order never changes.
  const numbered = happenings.map((happening, at) => ({ happening, number: happenings.length - at }))
  return (
    <section aria-labelledby="timeline" className="grid gap-2">
      <h2 id="timeline" className="text-17 font-strong">
        What happened
      </h2>
      <ol className="border-t border-line">
        {numbered.map(({ happening, number }) => {
          const { detail, title, tone } = sentenceOf(happening, { ...about, zone: now.zone })
          const paper = paperOf(happening)
          return (
            <li
              key={number}
              className="grid items-baseline gap-x-4 border-b border-line py-3 wide:grid-cols-[minmax(0,1fr)_auto]"
            >
              <span className="min-w-0">
                <StatusMark tone={tone}>{title}</StatusMark>
              </span>
              <span className="ps-[1.375rem] text-13 text-muted wide:ps-0">
                <Moment at={new Date(happening.at)} now={now} />
              </span>
              {(detail || happening.reference || happening.by || paper) && (
                <span className="grid ps-[1.375rem] text-13 text-muted wide:col-span-2">
                  {happening.by && <span>By {happening.by}</span>}
                  {detail && <span dir="auto">{detail}</span>}
                  {paper && (
                    <a className="w-fit underline" href={placeHref(paper.path, organisationId)}>
                      {paper.name}
                    </a>
                  )}
                  {happening.reference && <code className="break-all">{happening.reference}</code>}
                </span>
              )}
            </li>
          )
        })}
      </ol>
      <ScrollHere id="timeline" />
      <Others attempts={attempts} organisationId={organisationId} />
      {messages.length > 0 && <Messages messages={messages} now={now} />}
    </section>
  )
}

/** The way to attempts that are not listed here. */
function Others({
  attempts: { areOld, earlier },
  organisationId,
}: Pick<Props, 'organisationId'> & Pick<TimelineView, 'attempts'>) {
  const href = (before?: string) => `${placeHref('', organisationId, { before }) || '?'}#timeline`
  if (earlier === null && !areOld) return null
  return (
    <p className="flex flex-wrap gap-x-4 text-13 text-muted">
      Of attempts to pay, only some are listed here.
      {earlier !== null && (
        <a className="underline" href={href(String(earlier))}>
          Earlier attempts
        </a>
      )}
      {areOld && (
        <a className="underline" href={href()}>
          Newest attempts
        </a>
      )}
    </p>
  )
}

const MESSAGE_MARKS: Record<ProviderMessage['state'], { tone: Tone; word: string }> = {
  received: { tone: 'moving', word: 'Waiting' },
  handled: { tone: 'good', word: 'Handled' },
  ignored: { tone: 'calm', word: 'Ignored' },
  quarantined: { tone: 'wait', word: 'Set aside' },
  dead: { tone: 'bad', word: 'Given up' },
}

function Messages({ messages, now }: { messages: ProviderMessage[]; now: Now }) {
  const senders = [...new Set(messages.map(({ provider }) => provider))].join(' and ')
  return (
    <details>
      <summary className="flex min-h-11 items-center gap-1 text-13 text-accent">
        {messages.length === 1 ? '1 message' : `${messages.length} messages`} from {senders}
        <svg
          aria-hidden="true"
          viewBox="0 0 16 16"
          className="chevron size-4"
          fill="none"
          stroke="currentColor"
        >
          <path d="m4 6.5 4 4 4-4" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
        </svg>
      </summary>
      <ul className="border-t border-line">
        {messages.map((message) => {
          const { tone, word } = MESSAGE_MARKS[message.state]
          return (
            <li key={message.reference} className="grid gap-x-4 border-b border-line py-2 text-13">
              <span className="flex flex-wrap items-baseline justify-between gap-x-4">
                <code>{message.type}</code>
                <StatusMark tone={tone}>{word}</StatusMark>
              </span>
              <span className="flex flex-wrap items-baseline justify-between gap-x-4 text-muted">
                <code className="break-all">{message.reference}</code>
                <span>
                  Heard <Moment at={new Date(message.at)} now={now} />
                  {message.handledAt && (
                    <>
                      , done <Moment at={new Date(message.handledAt)} now={now} />
                    </>
                  )}
                </span>
              </span>
              {message.reason && (
                <span className="text-muted">{eventWords(message.state, message.reason).why}</span>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
