// Asks before leaving a page with unsaved input.
'use client'
import { useEffect, useRef } from 'react'

/** Every link out of settings and admin loads another document, so this one prompt is enough. */
export function useLeaveWarning(hasUnsaved: boolean) {
  const mayLeave = useRef(false)
  useEffect(() => {
    if (!hasUnsaved) return
    const ask = (event: BeforeUnloadEvent) => {
      if (!mayLeave.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [hasUnsaved])
  return {
    leaveFor: (href: string) => {
      mayLeave.current = true
      window.location.assign(href)
    },
  }
}
