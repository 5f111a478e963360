// An instance of Connect.js for one mount: a fresh secret, our look, light or dark as the reader's system is now.
'use client'
import type { StripeConnectInstance } from '@stripe/connect-js'
import { loadConnectAndInitialize } from '@stripe/connect-js/pure'
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import { useDark } from '@/components/pay/use-dark'
import type { Problem } from '@/components/ui/call-api'
import { openSession, type SessionKind } from './account-api'
import { connectAppearance } from './appearance'
import { loadConnectJs } from './connect-js'

export interface ConnectSource {
  organisationId: string
  scriptUrl: string
  publishableKey: string
}

export type ConnectState =
  | { name: 'loading' }
  /** The script did not come: something blocks it, or the line is bad. */
  | { name: 'blocked' }
  /** It came, and Stripe could not show what it should. */
  | { name: 'broken' }
  | { name: 'refused'; problem: Problem }
  /** `isPartial` where some of it never came: what stands there may be in use, so it stays. */
  | { name: 'ready'; instance: StripeConnectInstance; isPartial?: true }

/** How long a component may take until Stripe says that it shows something. */
const FRAME_PATIENCE_MS = 20_000

/** A form that stood for so long has seen its session expire rather than anything worse. */
const EXPIRES_AFTER_MS = 60_000

async function connect(source: ConnectSource, kind: SessionKind, element: Element): Promise<ConnectState> {
  const [script, first] = await Promise.all([
    loadConnectJs(source.scriptUrl).then(
      () => true,
      () => false,
    ),
    openSession(source.organisationId, kind),
  ])
  if (!first.ok) return { name: 'refused', problem: first.problem }
  if (!script) return { name: 'blocked' }
  let unused: string | undefined = first.value
  const fetchClientSecret = async () => {
    const kept = unused
    unused = undefined
    if (kept) return kept
    const next = await openSession(source.organisationId, kind)
    if (next.ok) return next.value
    throw new Error(next.problem.title)
  }
  const instance = loadConnectAndInitialize({
    publishableKey: source.publishableKey,
    fetchClientSecret,
    appearance: connectAppearance(element),
  })
  return { name: 'ready', instance }
}

/**
 * `place` is an element of the page, from which the look is read. `retry` begins anew; `fail` hears of Stripe's load errors, and
 * `start` of each component that shows something: where `components` of them have not in time, they never will.
 */
export function useConnect(
  { organisationId, publishableKey, scriptUrl }: ConnectSource,
  kind: SessionKind,
  place: RefObject<HTMLElement | null>,
  components: number,
): {
  state: ConnectState
  retry: () => void
  fail: () => void
  start: (loader: { elementTagName: string }) => void
} {
  const [state, setState] = useState<ConnectState>({ name: 'loading' })
  const [round, setRound] = useState(0)
  const isDark = useDark()
  const drawnDark = useRef(isDark)
  const readyAt = useRef(0)
  const started = useRef(new Set<string>())

  useEffect(() => {
    let isCurrent = round >= 0
    setState({ name: 'loading' })
    started.current.clear()
    if (place.current)
      connect({ organisationId, publishableKey, scriptUrl }, kind, place.current).then(
        (next) => {
          readyAt.current = Date.now()
          if (isCurrent) setState(next)
        },
        (cause: unknown) => {
          console.warn('Stripe’s components could not be shown', cause)
          if (isCurrent) setState({ name: 'blocked' })
        },
      )
    return () => {
      isCurrent = false
    }
  }, [organisationId, publishableKey, scriptUrl, kind, place, round])

  useEffect(() => {
    if (state.name !== 'ready' || state.isPartial) return
    const timer = setTimeout(() => {
      const { size } = started.current
      if (size < components) setState(size === 0 ? { name: 'broken' } : { ...state, isPartial: true })
    }, FRAME_PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [state, components])

  useEffect(() => {
    if (state.name !== 'ready' || !place.current || drawnDark.current === isDark) return
    drawnDark.current = isDark
    state.instance.update({ appearance: connectAppearance(place.current) })
  }, [state, isDark, place])

  const retry = useCallback(() => setRound((before) => before + 1), [])
  const fail = useCallback(() => {
    if (Date.now() - readyAt.current > EXPIRES_AFTER_MS) retry()
    else setState({ name: 'broken' })
  }, [retry])
  const start = useCallback(({ elementTagName }: { elementTagName: string }) => {
    started.current.add(elementTagName)
  }, [])
  return { state, retry, fail, start }
}
