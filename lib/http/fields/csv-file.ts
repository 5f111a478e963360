// A CSV file, batch by batch, that no spreadsheet mistakes for formulas.
import { stringify } from 'csv-stringify/sync'
import { apartFromCall } from '@/db/pool/call'

/** Spreadsheets run what begins like this: OWASP, "CSV Injection", read November 2026. */
export const asText = (text: string | null): string => {
  if (text === null) return ''
  return /^\s*[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
}

const ROWS_AT_ONCE = 500

/** Pieces of the file, in the order of the rows, from the mark by which spreadsheets know UTF-8. */
export async function* csvPieces(
  head: readonly string[],
  rows: AsyncIterable<string[]>,
  delimiter = ',',
): AsyncGenerator<string> {
  const lines = (some: string[][]) => stringify(some, { record_delimiter: 'windows', delimiter })
  yield `\uFEFF${lines([[...head]])}`
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

/** Asks for more only when the reader has taken what was there. What breaks on the way breaks the file: it never ends short. */
export function byteStream(pieces: AsyncGenerator<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      // As long as the file is: each of its statements is short.
      const { done, value } = await apartFromCall(() => pieces.next())
      if (done) controller.close()
      else controller.enqueue(typeof value === 'string' ? encoder.encode(value) : value)
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}

export const csvFile = (head: string[], rows: AsyncIterable<string[]>): ReadableStream<Uint8Array> =>
  byteStream(csvPieces(head, rows))
