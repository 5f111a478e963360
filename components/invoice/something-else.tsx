// What a payer can say besides paying: plain forms, folded away, that need no script.
import type { ReactNode } from 'react'
import { QUIET_BUTTON } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { PayerQuestion, PayerView } from '@/lib/payment-views/payer-view'
import type { Reader } from '@/lib/words/reader'
import { isRefusal, type Outcome } from './outcomes'

interface Props {
  view: PayerView
  reader: Reader
  /** Of this page, below which the forms are sent. */
  path: string
  /** What became of what was sent last. */
  outcome: Outcome | undefined
}

const FIELD = 'min-h-12 w-full rounded-base border border-field bg-paper px-3 text-17 text-ink'
const LABEL = 'grid gap-1 text-13 text-muted'

/** More is a letter, and the fields of the API say the same. */
const MOST = { number: 100, text: 2_000 }

export function SomethingElse({ outcome, path, reader, view }: Props) {
  const { day, say } = reader
  const { promise } = view.said
  return (
    <section id="said" className="grid gap-4 print:hidden">
      <Answer outcome={outcome} reader={reader} view={view} />
      {promise && outcome !== 'promise' && (
        <p className="text-pretty">
          {say(promise.isOver ? 'said.promise.past' : 'said.promise.stands', { date: day(promise.date) })}
        </p>
      )}
      <details className="border-t border-line" open={outcome !== undefined && isRefusal(outcome)}>
        <summary className="flex min-h-11 items-center text-accent underline underline-offset-4">
          {say('said.title')}
        </summary>
        <div className="grid gap-8 pt-2 pb-4">
          <Promising view={view} reader={reader} path={path} />
          <Numbering view={view} reader={reader} path={path} />
          <Asking view={view} reader={reader} path={path} />
        </div>
      </details>
    </section>
  )
}

function Answer({ outcome, reader: { day, say }, view }: Omit<Props, 'path'>) {
  if (!outcome) return null
  const { promisable, promise } = view.said
  const seller = view.organisation.name
  // A promise that is not there any more was not made on this page.
  if (outcome === 'promise' && !promise) return null
  const words: Record<Outcome, string> = {
    promise: say('said.done.promise', { seller, date: promise ? day(promise.date) : '' }),
    number: say('said.done.number'),
    question: say('said.done.question', { seller }),
    'not-day': say('said.not.day', { date: promisable ? day(promisable.last) : '' }),
    'not-text': say('said.not.text'),
    'not-card': say('said.not.card'),
    'not-closed': say('said.not.closed'),
    'not-often': say('page.pay.tooOften'),
    'not-failed': say('said.not.failed'),
  }
  return (
    <Notice tone={isRefusal(outcome) ? 'bad' : 'wait'} isAlert>
      {words[outcome]}
    </Notice>
  )
}

type FormProps = Omit<Props, 'outcome'>

/** One thing to say; sent as a form, so that it works before any script, and without. */
function Saying({
  button,
  children,
  path,
  title,
  what,
}: Pick<FormProps, 'path'> & { what: Outcome; title: string; button: string; children: ReactNode }) {
  return (
    <form id={`say-${what}`} method="post" action={`${path}/word`} className="grid gap-3">
      <h2 className="font-strong">{title}</h2>
      <input type="hidden" name="what" value={what} />
      {children}
      <button type="submit" className={QUIET_BUTTON}>
        {button}
      </button>
    </form>
  )
}

function Promising({ path, reader: { day, say }, view }: FormProps) {
  const { promisable, promise } = view.said
  if (!promisable) return null
  const seller = view.organisation.name
  return (
    <Saying path={path} what="promise" title={say('said.promise.open')} button={say('said.promise.send')}>
      <label className={LABEL}>
        {say('said.promise.day')}
        <input
          type="date"
          name="date"
          required
          min={promisable.first}
          max={promisable.last}
          defaultValue={promise && !promise.isOver ? promise.date : undefined}
          className={FIELD}
        />
      </label>
      <p className="text-13 text-muted text-pretty">
        {say('said.promise.until', { seller, date: day(promisable.last) })}
      </p>
    </Saying>
  )
}

function Numbering({ path, reader: { say }, view }: FormProps) {
  if (!view.said.mayGiveNumber) return null
  return (
    <Saying path={path} what="number" title={say('said.number.open')} button={say('said.number.send')}>
      <label className={LABEL}>
        {say('said.number.label')}
        <input
          name="number"
          required
          dir="auto"
          autoComplete="off"
          maxLength={MOST.number}
          defaultValue={view.said.orderNumber ?? undefined}
          className={FIELD}
        />
      </label>
      <p className="text-13 text-muted text-pretty">{say('said.number.hint')}</p>
    </Saying>
  )
}

function Asking({ path, reader, view }: FormProps) {
  const { say } = reader
  const seller = view.organisation.name
  return (
    <div className="grid gap-4">
      <Saying
        path={path}
        what="question"
        title={say('said.question.open')}
        button={say('said.question.send')}
      >
        <div className="grid">
          {(['question', 'mistake'] as const).map((kind) => (
            <label key={kind} className="flex min-h-11 items-center gap-3">
              <input type="radio" name="kind" value={kind} defaultChecked={kind === 'question'} />
              {say(`said.question.kind.${kind}`)}
            </label>
          ))}
        </div>
        <label className={LABEL}>
          {say('said.question.text', { seller })}
          <textarea
            name="text"
            required
            dir="auto"
            rows={4}
            maxLength={MOST.text}
            className={`${FIELD} py-2`}
          />
        </label>
      </Saying>
      {view.said.questions.map((asked) => (
        <Asked key={`${asked.askedOn} ${asked.text}`} asked={asked} reader={reader} seller={seller} />
      ))}
    </div>
  )
}

function Asked({
  asked: { answer, askedOn, text },
  reader: { day, say },
  seller,
}: {
  asked: PayerQuestion
  reader: Reader
  seller: string
}) {
  const said = (words: string) => (
    <p dir="auto" className="break-words whitespace-pre-line text-pretty">
      {words}
    </p>
  )
  return (
    <div className="grid gap-1 border-s-2 border-line ps-3">
      <p className="text-13 text-muted">{say('said.question.asked', { date: day(askedOn) })}</p>
      {said(text)}
      {answer !== null && (
        <>
          <p className="pt-2 text-13 text-muted">{say('said.question.answered', { seller })}</p>
          {said(answer)}
        </>
      )}
    </div>
  )
}
