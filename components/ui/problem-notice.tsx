// What was refused or went wrong, said where it happened.
'use client'
import type { Problem } from './call-api'
import { Notice } from './notice'
import { useRefusalFocus } from './use-refusal-focus'

export function ProblemNotice({ problem }: { problem: Problem | undefined }) {
  const place = useRefusalFocus(problem)
  if (!problem) return null
  return (
    <Notice tone="bad" isAlert place={place}>
      <p className="font-strong">{problem.title}</p>
      {problem.detail && <p>{problem.detail}</p>}
      {problem.errors?.map(({ detail, pointer }) => (
        <p key={pointer}>{detail}</p>
      ))}
      {problem.status >= 500 && problem.requestId && (
        <p className="text-13 text-muted">If it stays like this, tell us this number: {problem.requestId}</p>
      )}
    </Notice>
  )
}
