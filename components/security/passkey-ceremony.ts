// Talks to the person's passkeys through the browser, and says in words what went wrong.
import { startAuthentication, startRegistration } from '@simplewebauthn/browser'
import type { Problem } from '@/components/ui/call-api'

type Told<T> = { ok: true; value: T } | { ok: false; problem: Problem }

const problem = (title: string, detail: string): Problem => ({ title, detail, status: 0 })

const DISMISSED = problem('Nothing was confirmed', 'The request was closed or took too long. Try again.')

const WORDS: Readonly<Record<string, Problem>> = {
  NotAllowedError: DISMISSED,
  AbortError: DISMISSED,
  InvalidStateError: problem(
    'This passkey is added already',
    'This device holds a passkey of yours for Remit.',
  ),
  NotSupportedError: problem(
    'This device cannot do that',
    'It makes no passkeys that are opened by a finger, a face or a PIN. Try another device or browser.',
  ),
  SecurityError: problem(
    'The browser refused',
    'Passkeys work only at the address of this site, and only over a secure connection.',
  ),
}

async function told<T>(ceremony: Promise<T>): Promise<Told<T>> {
  try {
    return { ok: true, value: await ceremony }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const name = cause instanceof Error ? cause.name : ''
    console.warn('A passkey could not be used', error)
    return { ok: false, problem: WORDS[name] ?? DISMISSED }
  }
}

type RequestOptions = Parameters<typeof startAuthentication>[0]['optionsJSON']
type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON']

export const signWithPasskey = (optionsJSON: RequestOptions) => told(startAuthentication({ optionsJSON }))

export const makePasskey = (optionsJSON: CreationOptions) => told(startRegistration({ optionsJSON }))
