// Says once that a person looks at the page: when they move, tap, scroll or type, as nobody does who only tests a link.
import { useEffect } from 'react'

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove'] as const

export function ViewBeacon({ path }: { path: string }) {
  useEffect(() => {
    const stop = new AbortController()
    const tell = ({ isTrusted }: Event) => {
      // What a script makes up is no person.
      if (!isTrusted || document.visibilityState !== 'visible') return
      stop.abort()
      fetch(`${path}/viewed`, { method: 'POST', keepalive: true }).catch((cause: unknown) =>
        console.warn('The seller was not told that the invoice was looked at', cause),
      )
    }
    for (const sign of SIGNS) addEventListener(sign, tell, { passive: true, signal: stop.signal })
    return () => stop.abort()
  }, [path])
  return null
}
