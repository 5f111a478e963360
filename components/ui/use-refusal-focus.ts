// Moves the focus to the first invalid field, or to the message if there is none.
'use client'
import { type RefObject, useEffect, useRef } from 'react'
import type { Problem } from './call-api'

/** Give the returned reference to the element that says what is wrong; its form (or dialog) is searched for the field. */
export function useRefusalFocus(problem: Problem | undefined): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!problem || !place.current) return
    const form = place.current.closest('form, dialog, [role="dialog"]')
    const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]')
    // Centred, because a sticky footer would cover a field at the edge.
    field?.focus({ preventScroll: true })
    const seen = field ?? place.current
    seen.scrollIntoView({ block: field ? 'center' : 'nearest' })
  }, [problem])
  return place
}
