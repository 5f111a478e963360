// A chart that answers one question: its title asks it, its summary answers it, and a table holds the figures for everybody.
import type { ReactNode } from 'react'
import { AMOUNT_CELL, AMOUNT_HEAD_CELL, CELL, HEAD_CELL, TABLE } from '@/components/ui/table'

interface Props {
  id: string
  question: string
  answer: ReactNode
  chart: ReactNode
  /** Names of the columns; the first is the week. */
  columns: string[]
  rows: { key: string; cells: string[] }[]
}

export function Figure({ answer, chart, columns, id, question, rows }: Props) {
  const [first = '', ...others] = columns
  return (
    <section aria-labelledby={id} className="grid min-w-0 content-start gap-3">
      <h2 id={id} className="text-17 font-strong">
        {question}
      </h2>
      <p className="text-pretty text-muted">{answer}</p>
      {chart}
      <details>
        <summary className="inline-flex min-h-11 items-center text-13 text-accent hover:underline underline-offset-4">
          Show the figures<span className="sr-only">: {question}</span>
        </summary>
        <section className="overflow-x-auto" aria-label={`Figures: ${question}`}>
          <table className={TABLE}>
            <thead>
              <tr>
                <th scope="col" className={HEAD_CELL}>
                  {first}
                </th>
                {others.map((name) => (
                  <th key={name} scope="col" className={AMOUNT_HEAD_CELL}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ cells: [head = '', ...cells], key }) => (
                <tr key={key}>
                  <th scope="row" className={`${CELL} text-start font-normal`}>
                    {head}
                  </th>
                  {cells.map((cell, at) => (
                    <td key={others[at]} className={`${AMOUNT_CELL} amount`}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </details>
    </section>
  )
}
