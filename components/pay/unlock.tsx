// While card payments are paused: asks for a code by email, and enters it.
import { type FormEvent, useState } from 'react'
import { showAgain } from '@/components/live/show-again'
import { PRIMARY_BUTTON, QUIET_BUTTON } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { payPath } from './open-payment'
import type { UnlockWords } from './pay-words'

type Told = 'sent' | 'wrong' | 'tooOften' | 'unreachable'

const TOLD: Readonly<Record<number, Told>> = { 409: 'wrong', 400: 'wrong', 429: 'tooOften' }

/** Undefined when it was done. */
async function post(door: 'unlock' | 'unlock-code', body?: object): Promise<Told | undefined> {
  try {
    const answer = await fetch(`${payPath()}/${door}`, {
      method: 'POST',
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    })
    return answer.ok ? undefined : (TOLD[answer.status] ?? 'unreachable')
  } catch (cause) {
    console.warn('The code could not be asked for or entered', cause)
    return 'unreachable'
  }
}

export function Unlock({ words }: { words: UnlockWords }) {
  const [told, setTold] = useState<Told>()
  const [isBusy, setBusy] = useState(false)
  const [isAsked, setAsked] = useState(false)

  const once = async (work: () => Promise<Told | undefined>) => {
    if (isBusy) return
    setBusy(true)
    setTold(undefined)
    setTold(await work())
    setBusy(false)
  }
  const ask = () =>
    once(async () => {
      const trouble = await post('unlock-code')
      if (!trouble) setAsked(true)
      return trouble ?? 'sent'
    })
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const code = String(new FormData(event.currentTarget).get('code') ?? '')
    void once(async () => {
      const trouble = await post('unlock', { code })
      if (!trouble) void showAgain()
      return trouble
    })
  }

  return (
    <div className="needs-script grid gap-4">
      <p className="text-pretty">{words.code}</p>
      <button type="button" className={QUIET_BUTTON} aria-disabled={isBusy} onClick={ask}>
        {words.send}
      </button>
      {told && (
        <Notice tone={told === 'sent' ? 'wait' : 'bad'} isAlert>
          {words[told]}
        </Notice>
      )}
      {isAsked && (
        <form className="grid gap-3" onSubmit={enter}>
          <label className="grid gap-1 text-13 text-muted">
            {words.label}
            <input
              name="code"
              required
              dir="ltr"
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={20}
              className="min-h-12 rounded-base border border-field bg-paper px-3 text-17 text-ink tabular-nums"
            />
          </label>
          <button type="submit" className={PRIMARY_BUTTON} aria-disabled={isBusy}>
            {words.enter}
          </button>
        </form>
      )}
    </div>
  )
}
