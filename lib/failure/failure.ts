// The one way a verb refuses: a coded failure that each API dialect can say in its own words.
import { entryOf, type FailureCode } from './catalogue'

/** One bad field: where it is (JSON pointer), which rule it breaks, and what to do, in a sentence. */
export interface FieldFault {
  pointer: string
  code: string
  detail: string
}

interface Circumstances {
  errors?: FieldFault[]
  retryAfterSeconds?: number
  headers?: Record<string, string>
  cause?: unknown
}

export class Failure extends Error {
  readonly errors: FieldFault[]
  readonly retryAfterSeconds: number | undefined
  readonly headers: Record<string, string>

  constructor(
    readonly code: FailureCode,
    detail?: string,
    circumstances: Circumstances = {},
  ) {
    super(detail ?? entryOf(code).advice, { cause: circumstances.cause })
    this.name = 'Failure'
    this.errors = circumstances.errors ?? []
    this.retryAfterSeconds = circumstances.retryAfterSeconds
    this.headers = circumstances.headers ?? {}
  }

  get status(): number {
    return entryOf(this.code).status
  }
}

/** Refuses a request for its bad fields. */
export function invalidRequest(errors: FieldFault[]): Failure {
  return new Failure('Request.Invalid', errors.map((fault) => fault.detail).join(' '), { errors })
}

export const invalidField = (pointer: string, code: string, detail: string): Failure =>
  invalidRequest([{ pointer, code, detail }])

/** The value that was looked for. Throws the failure where there is none. */
export function found<T>(value: T, code: FailureCode): Exclude<T, undefined | null | false | ''> {
  if (!value) throw new Failure(code)
  return value as Exclude<T, undefined | null | false | ''>
}
