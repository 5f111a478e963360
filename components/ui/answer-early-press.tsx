// Replays a press that was kept until the page's scripts ran.
'use client'
import { useEffect } from 'react'

declare global {
  interface Window {
    /** Set by the first script of a page; answers the press that waited. */
    answerEarlyPress?: () => void
  }
}

/** Stands last in the body: its effect runs when React listens to the whole page. */
export function AnswerEarlyPress() {
  useEffect(() => window.answerEarlyPress?.(), [])
  return null
}
