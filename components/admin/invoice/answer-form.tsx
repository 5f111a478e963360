// Answers a customer's question and closes it, or closes it without an answer.
'use client'
import { type FormEvent, useId, useRef } from 'react'
import { createRequestKeys } from '@/components/admin/invoice-form/request-keys'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { callApi, NOTHING } from '@/components/ui/call-api'
import { ProblemNotice } from '@/components/ui/problem-notice'
import { useAction } from '@/components/ui/use-action'

interface Props {
  path: string
  organisationId: string
  /** Whether the customer has an address to which an answer goes. */
  canMail: boolean
}

export function AnswerForm({ canMail, organisationId, path }: Props) {
  const { isPending, problem, run } = useAction()
  const keys = useRef(createRequestKeys())
  const field = useId()

  const close = async (body: { answer?: string }) => {
    const done = await run(() =>
      callApi(path, {
        ...{ organisationId, body, answer: NOTHING },
        idempotencyKey: keys.current.keyFor(body),
      }),
    )
    if (done) keys.current.answered('done')
  }
  const answer = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void close({ answer: String(new FormData(event.currentTarget).get('answer') ?? '') })
  }

  return (
    <form className="grid max-w-[44rem] gap-2" onSubmit={answer}>
      <label htmlFor={field} className="text-13 font-strong">
        Your answer
      </label>
      <textarea
        id={field}
        name="answer"
        required
        dir="auto"
        rows={3}
        maxLength={5_000}
        className="w-full rounded-base border border-field bg-paper px-3 py-2 text-15 text-ink"
      />
      <p className="text-13 text-muted">
        {canMail
          ? 'Emailed to your customer, and shown on the payment page.'
          : 'Shown on the payment page; your customer has no email address.'}
      </p>
      {problem && <ProblemNotice problem={problem} />}
      <div className="flex flex-wrap gap-2">
        <button type="submit" className={COMPACT_PRIMARY_BUTTON} aria-disabled={isPending}>
          Answer and close
        </button>
        <button type="button" className={QUIET_BUTTON} aria-disabled={isPending} onClick={() => close({})}>
          Close without an answer
        </button>
      </div>
    </form>
  )
}
