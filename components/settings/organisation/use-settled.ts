// A debounced value: what was typed, once typing pauses.
'use client'
import { useEffect, useState } from 'react'

const PAUSE_MS = 500

export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}
