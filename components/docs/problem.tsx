// What one kind of refusal means and what to do about it.
import { Code, Sentence } from './prose'

export interface ProblemWords {
  code: string
  title: string
  status: number
  advice: string
  mayRetry: boolean
}

export function Problem({ advice, code, mayRetry, status, title }: ProblemWords) {
  return (
    <article className="space-y-6">
      <header className="space-y-2">
        <p className="text-13 text-muted">Problem {status}</p>
        <h1 className="font-strong text-32">{title}</h1>
        <p>
          <Code>{code}</Code>
        </p>
      </header>
      <dl className="space-y-4">
        <div>
          <dt className="font-strong">What it means and what to do</dt>
          <dd>
            <Sentence>{advice}</Sentence>
          </dd>
        </div>
        <div>
          <dt className="font-strong">Can I retry the same call?</dt>
          <dd>
            {mayRetry
              ? 'Yes, after the seconds given in the Retry-After header. Use the same Idempotency-Key, so that it happens only once.'
              : 'No. The same call will be refused again until something about it changes.'}
          </dd>
        </div>
        <div>
          <dt className="font-strong">What the response looks like</dt>
          <dd>
            HTTP status {status}, <Code>application/problem+json</Code>, with <Code>{code}</Code> in the field{' '}
            <Code>code</Code>. The field <Code>detail</Code> says what happened in this case.
          </dd>
        </div>
      </dl>
    </article>
  )
}

export function ProblemList({ problems }: { problems: ProblemWords[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {problems.map(({ code, status, title }) => (
        <li key={code}>
          <a href={`/problems/${code}`} className="grid grid-cols-[3rem_1fr] py-3 hover:bg-well">
            <span className="row-span-2 text-muted tabular-nums">{status}</span>
            <span className="font-strong">{title}</span>
            <Code>{code}</Code>
          </a>
        </li>
      ))}
    </ul>
  )
}
