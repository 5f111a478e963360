// Signs in with a passkey: the browser shows those that its owner has for this site.
'use client'
import { type FormEvent, useRef, useState } from 'react'
import { signWithPasskey } from '@/components/security/passkey-ceremony'
import { QUIET_BUTTON } from '@/components/ui/button'
import { callApi, type Problem } from '@/components/ui/call-api'
import { ProblemNotice } from '@/components/ui/problem-notice'

type Options = Parameters<typeof signWithPasskey>[0]
/** Our own server's answer to our own page. */
const OPTIONS = { parse: (value: unknown) => value as Options }

export function PasskeyButton({ next }: { next: string }) {
  const isBusy = useRef(false)
  const answer = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<Problem>()
  const sign = async () => {
    const options = await callApi('/sign-in/passkey/options', { answer: OPTIONS })
    return options.ok ? signWithPasskey(options.value) : options
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    if (isBusy.current || !answer.current) return
    isBusy.current = true
    setProblem(undefined)
    const signed = await sign()
    isBusy.current = false
    if (!signed.ok) return setProblem(signed.problem)
    answer.current.value = JSON.stringify(signed.value)
    form.submit()
  }
  return (
    <form method="post" action="/sign-in/passkey" onSubmit={submit} className="needs-script grid gap-3">
      <input type="hidden" name="next" value={next} />
      <input type="hidden" name="answer" ref={answer} defaultValue="" />
      <ProblemNotice problem={problem} />
      <button type="submit" className={QUIET_BUTTON}>
        Sign in with a passkey
      </button>
    </form>
  )
}
