// What an API dialect must be able to say; `endpoint()` is the same for all of them.
import type { Failure } from '@/lib/failure/failure'
import type { DeclaredOperation } from './operation'

/** How the caller would like to be answered, as far as it was said. */
export interface Wishes {
  query: URLSearchParams
  accept: string | null
  /** What stood behind a dot at the end of the path; the front door takes it off. */
  suffix: string | null
}

/** By which the front door tells the suffix that it took off. */
export const SUFFIX_HEADER = 'x-remit-suffix'

export const wishesOf = ({ headers, url }: Pick<Request, 'headers' | 'url'>): Wishes => ({
  query: new URL(url).searchParams,
  accept: headers.get('accept'),
  suffix: headers.get(SUFFIX_HEADER),
})

export interface Circumstance {
  requestId: string
  appUrl: string
  /** The path as declared (`/invoices/{id}`): what may be shown where the real path would tell a secret or an id. */
  route: string
  path: string
  wishes?: Wishes
}

/** What was sent, not yet checked: `body` and `query` are held against the operation's schemas of these names. */
export interface Input {
  query: unknown
  body: unknown
}

export interface Dialect {
  name: 'platform' | 'servicestack' | 'sessions'
  /**
   * Who calls, and under which idempotency key, is settled before what was sent is looked at; and a token in the
   * Authorization header counts as a credential.
   */
  isCallerFirst?: boolean
  /** Can this caller be answered at all? Answers the request as far as it may count. Throws a `Failure`. */
  admit(request: Request): Request
  /** Throws a `Failure` for what cannot be read. */
  readInput(operation: DeclaredOperation, request: Request): Promise<Input>
  answer(status: number, body: unknown, wishes: Wishes): Response
  refuse(failure: Failure, circumstance: Circumstance): Response
}
