// Every way in which a call can be refused, as it is sent.
import { Code, Section, Sentence } from './prose'

export interface ErrorWords {
  status: number
  code: string
  body: string
  advice: string
  mayRetry: boolean
}

export function ErrorTable({ rows }: { rows: ErrorWords[] }) {
  return (
    <Section id="errors" title="Errors">
      <p>
        Errors of <Code>POST /api/v1/sessions</Code> come in three shapes: for invalid input (400), for what
        cannot be done (422, and our own failures), and for everything else. They are checked in this order:
        the caller, the key, a replay, the body, the order’s reference, the providers.
      </p>
      <table className="w-full border-collapse">
        <thead>
          <tr className="border-line border-b text-left text-13 text-muted">
            <th scope="col" className="w-16 py-2 font-normal">
              Status
            </th>
            <th scope="col" className="py-2 font-normal">
              Response body, and what to do
            </th>
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-b">
          {rows.map(({ advice, body, code, mayRetry, status }) => (
            <tr key={code} className="align-top">
              <th scope="row" className="py-2 text-left font-strong tabular-nums">
                {status}
              </th>
              <td className="space-y-1 break-words py-2">
                <p>
                  <Code>{body}</Code>
                </p>
                <p className="text-13 text-muted">
                  <Sentence>{advice}</Sentence>
                  {mayRetry && ' Retry after the seconds given in Retry-After.'}
                </p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}
