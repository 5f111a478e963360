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

/**
 * What is settled of a call before it is run. `body`: what was sent is read, `caller`: who calls, and whether they may,
 * `key`: the idempotency key, as far as it can be read, `media`: which type is asked for, `schema`: path, query and body are
 * held against theirs, `claim`: a key that was used before is answered as it was then, or refused.
 */
export type Step = 'body' | 'caller' | 'key' | 'media' | 'schema' | 'claim'

/** `key`: an API key in the header of ours; `bearer`: a token in the Authorization header; `sign-in`: the cookie. */
export type Credential = 'key' | 'bearer' | 'sign-in'

export interface Dialect {
  name: 'platform' | 'checkout' | 'sessions'
  /** Each step once; the first that fails is the refusal that the caller reads. */
  order: readonly Step[]
  /** By what callers may say who they are. */
  credentials: readonly Credential[]
  /** Can this caller be answered at all? Answers the request as far as it may count. Throws a `Failure`. */
  admit(request: Request): Request
  /** Throws a `Failure` for what cannot be read. */
  readInput(operation: DeclaredOperation, request: Request): Promise<Input>
  answer(status: number, body: unknown, wishes: Wishes): Response
  refuse(failure: Failure, circumstance: Circumstance): Response
}
