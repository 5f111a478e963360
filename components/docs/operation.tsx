// One API operation: description, request, response, and a form to try it.
import type { ReactNode } from 'react'
import { Fields, type FieldWords } from './fields'
import { Block, Code, Sentence } from './prose'
import type { Credential } from './request'
import { Samples, type SampleWords } from './samples'
import { TryIt } from './try-it'

export interface OperationWords {
  id: string
  method: string
  path: string
  summary: string
  description: string
  credential: Credential
  parameters: (FieldWords & { place: 'path' | 'query' | 'header'; example: string })[]
  body?: { isRequired: boolean; fields: FieldWords[]; example: string }
  answer: { status: string; fields: FieldWords[]; example: string }
  refusals: { status: string; codes: { code: string; advice: string }[] }[]
  samples: SampleWords
}

function Fold({ children, title }: { children: ReactNode; title: string }) {
  return (
    <details className="border-line border-t">
      <summary className="flex min-h-11 items-center gap-2 font-strong">
        <span aria-hidden="true" className="chevron text-muted">
          ▾
        </span>
        {title}
      </summary>
      <div className="space-y-4 pb-4">{children}</div>
    </details>
  )
}

function Refusals({ refusals }: Pick<OperationWords, 'refusals'>) {
  return (
    <dl className="space-y-3">
      {refusals.map(({ codes, status }) => (
        <div key={status}>
          <dt className="font-strong">{status}</dt>
          {codes.map(({ advice, code }) => (
            <dd key={code} className="text-13">
              <a href={`/problems/${code}`} className="underline">
                {code}
              </a>{' '}
              <Sentence>{advice}</Sentence>
            </dd>
          ))}
        </div>
      ))}
    </dl>
  )
}

const PLACES = { path: 'In the path', query: 'In the query', header: 'In the headers' } as const

export function Operation({ operation }: { operation: OperationWords }) {
  const { answer, body, credential, description, id, method, parameters, path, refusals, samples, summary } =
    operation
  return (
    <article id={id} aria-labelledby={`${id}-title`} className="scroll-mt-4 space-y-4 py-8">
      <header className="space-y-1">
        <h3 id={`${id}-title`} className="font-strong text-17">
          {summary}
        </h3>
        <p>
          <Code>
            <b className="font-strong">{method}</b> {path}
          </Code>
        </p>
        {description && (
          <p>
            <Sentence>{description}</Sentence>
          </p>
        )}
      </header>
      <div>
        <Fold title="Request">
          {Object.entries(PLACES).map(([place, title]) => (
            <Fields key={place} title={title} fields={parameters.filter((one) => one.place === place)} />
          ))}
          {body && (
            <Fields title={body.isRequired ? 'In the body' : 'In the body, optional'} fields={body.fields} />
          )}
          {parameters.length === 0 && !body && <p className="text-muted">Nothing.</p>}
          <Samples samples={samples} />
        </Fold>
        <Fold title={`Response: ${answer.status}`}>
          {answer.example ? <Block>{answer.example}</Block> : <p className="text-muted">Empty body.</p>}
          <Fields title="Fields" fields={answer.fields} />
        </Fold>
        <Fold title="Errors">
          <Refusals refusals={refusals} />
        </Fold>
        <Fold title="Try it">
          <TryIt
            id={id}
            method={method}
            path={path}
            credential={credential}
            parameters={parameters}
            body={body?.example}
          />
        </Fold>
      </div>
    </article>
  )
}
