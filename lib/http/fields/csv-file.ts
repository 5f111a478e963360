// A CSV file, batch by batch, that no spreadsheet mistakes for formulas.
import { stringify } from 'csv-stringify/sync'
import { apartFromCall } from '@/db/pool/call'

/** Spreadsheets run what begins like this: OWASP, "CSV Injection", read November 2026. */
export const asText = (text: string | null): string => {
  if (text === null) return ''
  return /^\s*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}

const lines = (rows: string[][]): string => stringify(rows, { record_delimiter: 'windows' })

const ROWS_AT_ONCE = 500

/** Pieces of the file, in the order of the rows, from the mark by which spreadsheets know UTF-8. */
async function* piecesOf(head: string[], rows: AsyncIterable<string[]>): AsyncGenerator<string> {
  yield `\uFEFF${lines([head])}`
  let batch: string[][] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length === ROWS_AT_ONCE) {
      yield lines(batch)
      batch = []
    }
  }
  if (batch.length > 0) yield lines(batch)
}

/** Asks for more rows only when the reader has taken what was there. */
export function csvFile(head: string[], rows: AsyncIterable<string[]>): ReadableStream<Uint8Array> {
  const pieces = piecesOf(head, rows)
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      // As long as the file is: each of its statements is short.
      const { done, value } = await apartFromCall(() => pieces.next())
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
