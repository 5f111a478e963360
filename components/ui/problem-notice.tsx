// An error message, shown where it happened.
'use client'
import type { Problem } from './call-api'
import { Notice } from './notice'
import { toldAbove } from './refusal'
import { useRefusalFocus } from './use-refusal-focus'

interface Props {
  problem: Problem | undefined
  /** Pointers of the fields that say themselves what is wrong with them. */
  shownAt?: readonly string[]
}

export function ProblemNotice({ problem, shownAt = [] }: Props) {
  const place = useRefusalFocus(problem)
  if (!problem) return null
  const { sentences, title } = toldAbove(problem, shownAt)
  return (
    <Notice tone="bad" isAlert place={place}>
      <p className="font-strong">{title}</p>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {problem.status >= 500 && problem.requestId && (
        <p className="text-13 text-muted">If it stays like this, tell us this number: {problem.requestId}</p>
      )}
    </Notice>
  )
}
