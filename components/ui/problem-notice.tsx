// What was refused or went wrong, said where it happened.
import type { Problem } from './call-api'
import { Notice } from './notice'

export function ProblemNotice({ problem }: { problem: Problem | undefined }) {
  if (!problem) return null
  return (
    <Notice tone="bad" isAlert>
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
