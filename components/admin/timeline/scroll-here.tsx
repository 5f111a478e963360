// Brings what an address names into view: it comes after the page itself, when the browser looks for it no longer.
'use client'
import { useEffect } from 'react'

export function ScrollHere({ id }: { id: string }) {
  useEffect(() => {
    if (location.hash === `#${id}`) document.getElementById(id)?.scrollIntoView()
  }, [id])
  return null
}
