// Polls the account's status, so that the page updates automatically; never while the tab is hidden.
'use client'
import { useRouter } from 'next/navigation'
import { useCallback, useEffect, useRef } from 'react'
import { askStandingKey } from './account-api'

const SOON_MS = 4_000
const CALM_MS = 30_000

interface Watch {
  organisationId: string
  /** What the page says now. */
  shownKey: string
  isActive: boolean
  /** Something is on its way of which the status does not tell: wallets. */
  awaitsMore: boolean
}

/** Answers a function that asks at once. */
export function useStandingWatch({ awaitsMore, isActive, organisationId, shownKey }: Watch): () => void {
  const router = useRouter()
  const isAsking = useRef(false)
  const ask = useCallback(async () => {
    if (isAsking.current || document.hidden) return
    isAsking.current = true
    const answer = await askStandingKey(organisationId)
    isAsking.current = false
    if (answer.ok && (awaitsMore || answer.value !== shownKey)) router.refresh()
  }, [organisationId, shownKey, awaitsMore, router])

  useEffect(() => {
    const timer = setInterval(ask, isActive ? CALM_MS : SOON_MS)
    window.addEventListener('focus', ask)
    document.addEventListener('visibilitychange', ask)
    return () => {
      clearInterval(timer)
      window.removeEventListener('focus', ask)
      document.removeEventListener('visibilitychange', ask)
    }
  }, [ask, isActive])
  return ask
}
