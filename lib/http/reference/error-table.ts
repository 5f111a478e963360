// All refusals of one operation as a table for readers: status, code, the body as it is sent, and what to do.
import { entryOf } from '@/lib/failure/catalogue'
import { Failure } from '@/lib/failure/failure'
import type { DeclaredOperation } from '@/lib/http/call/operation'
import type { Manner } from './openapi-manner'
import { refusalsOf } from './refusals'

export interface ErrorRow {
  status: number
  /** As it is sent. */
  code: string
  /** As JSON, on one line. */
  body: string
  advice: string
  mayRetry: boolean
}

export function errorTable(operation: DeclaredOperation, manner: Manner, appUrl: string): ErrorRow[] {
  const { advice, refusal } = manner
  const { path } = operation
  const circumstance = { requestId: '', appUrl, route: path, path }
  return [...refusalsOf(operation, manner)].flatMap(([status, codes]) =>
    codes.map((code) => ({
      status,
      code: refusal.codeOf(code),
      body: JSON.stringify(refusal.exampleOf(new Failure(code), circumstance), null, 1).replace(
        /\n\s*/g,
        ' ',
      ),
      advice: advice?.[code] ?? entryOf(code).advice,
      mayRetry: entryOf(code).mayRetry ?? false,
    })),
  )
}
