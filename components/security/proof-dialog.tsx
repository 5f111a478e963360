// Asks who is there before money moves or access is given; afterwards the page goes on with what was typed.
'use client'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { answerProofsBy } from '@/components/ui/ask-for-proof'
import { COMPACT_PRIMARY_BUTTON, QUIET_BUTTON, TEXT_BUTTON } from '@/components/ui/button'
import { type Answer, callApi, NOTHING, type Problem } from '@/components/ui/call-api'
import { Dialog } from '@/components/ui/dialog'
import { TextField } from '@/components/ui/field'
import { ProblemNotice } from '@/components/ui/problem-notice'
import type { Question } from '@/lib/people/prove'
import { signWithPasskey } from './passkey-ceremony'

const PATH = '/settings/security/proof'

/** Our own server's answer to our own page. */
const QUESTION = { parse: (value: unknown) => value as Question }

const askQuestion = (isAnother = false) =>
  callApi(`${PATH}/question`, { body: { isAnother }, answer: QUESTION })
const send = (body: object) => callApi(PATH, { body, answer: NOTHING })

export function ProofDialog() {
  const [isOpen, setOpen] = useState(false)
  const answer = useRef<(isProven: boolean) => void>(undefined)
  useEffect(
    () =>
      answerProofsBy(
        () =>
          new Promise((resolve) => {
            answer.current = resolve
            setOpen(true)
          }),
      ),
    [],
  )
  const end = (isProven: boolean) => {
    setOpen(false)
    answer.current?.(isProven)
  }
  return (
    <Dialog
      title="Confirm that it is you"
      description="What moves money or gives access needs this once in 10 minutes. What you typed stays."
      isOpen={isOpen}
      isOnTop
      onOpenChange={(next) => !next && end(false)}
    >
      {isOpen && <Asked onEnd={end} />}
    </Dialog>
  )
}

/** Runs one thing at a time, and keeps what went wrong. */
function useProblem() {
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const once = async <T,>(work: () => Promise<Answer<T>>): Promise<{ value: T } | undefined> => {
    if (isBusy) return undefined
    setBusy(true)
    setProblem(undefined)
    const done = await work()
    setBusy(false)
    if (done.ok) return { value: done.value }
    setProblem(done.problem)
    return undefined
  }
  return { isBusy, once, problem }
}

function Asked({ onEnd }: { onEnd: (isProven: boolean) => void }) {
  const { isBusy, once, problem } = useProblem()
  const [question, setQuestion] = useState<Question>()
  const [count, setCount] = useState(0)
  const [isByCode, setByCode] = useState(false)
  const hasAsked = useRef(false)
  const ask = async (isAnother: boolean) => {
    const asked = await once(() => askQuestion(isAnother))
    if (!asked) return undefined
    setQuestion(asked.value)
    setCount((before) => before + 1)
    return asked.value
  }
  useEffect(() => {
    // Development mounts twice; one code is enough.
    if (hasAsked.current) return
    hasAsked.current = true
    void ask(false)
  })
  const prove = async (proof: () => Promise<Answer<unknown>>) => {
    if (await once(proof)) onEnd(true)
  }
  const byPasskey = () =>
    prove(async () => {
      const fresh = await askQuestion()
      if (!fresh.ok) return fresh
      if (fresh.value.way !== 'passkey') return send({ code: '' })
      const signed = await signWithPasskey(fresh.value.options)
      return signed.ok ? send({ passkey: signed.value }) : signed
    })
  const byCode = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code') ?? '')
    void prove(() => send({ code }))
  }
  const asksCode = question !== undefined && (question.way !== 'passkey' || isByCode)
  const buttons = (
    <div className="flex flex-wrap justify-end gap-3">
      <button type="button" className={QUIET_BUTTON} onClick={() => onEnd(false)}>
        Cancel
      </button>
      {question?.way === 'passkey' && !isByCode ? (
        <button type="button" aria-disabled={isBusy} className={COMPACT_PRIMARY_BUTTON} onClick={byPasskey}>
          Use your passkey
        </button>
      ) : (
        question && (
          <button type="submit" aria-disabled={isBusy} className={COMPACT_PRIMARY_BUTTON}>
            Confirm
          </button>
        )
      )}
    </div>
  )
  return (
    <form onSubmit={byCode} noValidate className="grid gap-4">
      <ProblemNotice problem={problem} />
      {question?.way === 'code' && (
        <p role="status">
          {count > 1 ? 'A new code' : 'A code'} is on its way to {question.sentTo}.
        </p>
      )}
      {asksCode && (
        <TextField
          label={question.way === 'code' ? 'Code from the email' : 'Code from your authenticator app'}
          hint={question.way === 'code' ? undefined : 'Or one of your recovery codes.'}
          name="code"
          required
          inputMode={question.way === 'code' ? 'numeric' : 'text'}
          autoComplete="one-time-code"
          maxLength={40}
          className="max-w-72"
        />
      )}
      {question?.way === 'code' && (
        <button
          type="button"
          aria-disabled={isBusy}
          className={`${TEXT_BUTTON} justify-self-start`}
          onClick={() => ask(true)}
        >
          Send a new code
        </button>
      )}
      {question?.way === 'passkey' && !isByCode && (
        <>
          <p>Your device asks for your finger, your face or its PIN.</p>
          {question.takesCode ? (
            <button
              type="button"
              className={`${TEXT_BUTTON} justify-self-start`}
              onClick={() => setByCode(true)}
            >
              Use a code instead
            </button>
          ) : (
            <p className="text-muted">
              Have you lost your passkey? Ask whoever runs Remit here to remove it.
            </p>
          )}
        </>
      )}
      {buttons}
    </form>
  )
}
