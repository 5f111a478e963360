// The declaration of one API operation: what validates a call is also what documents it.
import type { z } from 'zod'
import type { FailureCode } from '@/lib/failure/catalogue'
import type { House } from '@/lib/house'
import type { ApplicationCaller, Caller, ClientCaller, SignedIn } from './caller'
import type { Deprecation } from './deprecation'

/** `organisation-or-all`: as in the header, but operators may do it too, and by leaving the header out mean what is anybody's. */
export type OrganisationAccess = 'organisation-in-path' | 'organisation-in-header' | 'organisation-or-all'

/**
 * Who may call, and how the organisation that the call is about is found. `person`: somebody who is signed in here, by
 * cookie. `anybody`: open to all, and who brings a key or a sign-in is known by it.
 */
export type Access = 'payer' | 'anybody' | 'client' | 'application' | 'person' | OrganisationAccess

/** What a signed-in person must at least be: members look, admins and owners change. API keys may do both. */
export type LeastRole = 'Member' | 'Admin'

/** From where somebody calls whom we need not know, as limits count it. */
interface FromNetwork {
  network: string
}

type CallerOf<A extends Access> = A extends 'payer'
  ? FromNetwork
  : A extends 'anybody'
    ? FromNetwork & { caller?: ClientCaller | SignedIn }
    : A extends 'client'
      ? { caller: ClientCaller }
      : A extends 'application'
        ? { caller: ApplicationCaller }
        : A extends 'person'
          ? { caller: SignedIn }
          : A extends 'organisation-or-all'
            ? { caller: Caller | SignedIn; organisationId: string | undefined }
            : { caller: Caller; organisationId: string }

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

export interface Call<A extends Access, P, Q, B> {
  house: House
  by: CallerOf<A>
  params: Parsed<P>
  query: Parsed<Q>
  body: Parsed<B>
  /** The caller's Idempotency-Key turned into an id for what is made: the same key makes the same thing. */
  resourceId: string
}

/** As a method, so that a declaration remains one when its types are forgotten. */
type SaysOfBody<B> = { says(body: B): boolean }['says']

interface Declaration<A extends Access, P, Q, B, R> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** As OpenAPI writes it: `/invoices/{id}`. */
  path: string
  tag: string
  summary: string
  /** The published name that generated clients use, where the summary has been reworded since. */
  operationId?: string
  description?: string
  access: A
  /** A call of a client's that also answers keys which reach one organisation only: its verb asks which. */
  admitsLimitedKeys?: boolean
  params?: P
  query?: Q
  body?: B
  /** The body may be left out altogether. */
  isBodyOptional?: boolean
  /** Where a body may be larger than most. */
  bodyLimitBytes?: number
  /** Honours the Idempotency-Key header; `required`: a call without one is refused. */
  isIdempotent?: boolean | 'required'
  status: 200 | 201 | 202 | 204
  /** What a successful call answers; left out for 204. */
  answer?: z.ZodType
  /** A path that cannot name anything (no id, say) is answered as one that names what is not there: the first such parameter. */
  notFound?: FailureCode | Readonly<Record<string, FailureCode>>
  /** How a role that is too low is refused: `Auth.Forbidden` where nothing else is said. */
  forbidden?: FailureCode
  /**
   * Moves money or gives access: a person must have proven minutes ago who they are. Keys and tokens are not asked.
   * A function says so for some bodies only.
   */
  asksProof?: true | SaysOfBody<Parsed<B>>
  /** In what other ways this operation can be refused, for the document; what follows from the rest need not be said. */
  refusals: readonly FailureCode[]
  /** It will end: said in the document, and in the headers of every answer. */
  deprecated?: Deprecation
  /** It answers a file of one of these media types in place of JSON: `present` makes it a `FileAnswer`. */
  answersFile?: readonly string[]
  /** The same of a file that is made anew each time: `present` makes it a `StreamAnswer`. */
  answersStream?: readonly string[]
  /** Media types that are answered beside JSON, to who asks for them; what asks for neither is refused. */
  alsoServes?: Readonly<Record<string, (call: Call<A, P, Q, B>) => Promise<Response>>>
  /** Browsers, which ask for a page, get one at the same address. */
  isAlsoPage?: boolean
  /** For script tags alone: the answer is a call of the function that the caller names. */
  isScript?: boolean
  /**
   * Whether a page of this origin may read the answer in a browser; `body` is what was sent, not yet checked, and
   * undefined when a browser asks beforehand.
   */
  admitsOrigin?: (house: House, origin: string, body: unknown) => Promise<boolean>
  /** A list or a report: `run` only reads, and may be given a standby of the database in place of it. */
  isReadApart?: boolean
  run: (call: Call<A, P, Q, B>) => Promise<R>
  present: (result: R, call: Call<A, P, Q, B>) => unknown
}

type IsUnion<T, Whole = T> = T extends unknown ? ([Whole] extends [T] ? false : true) : never

/** By parameter, where the path has several. */
type NotFound<P extends z.ZodType> =
  true extends IsUnion<keyof z.output<P>> ? Readonly<Record<keyof z.output<P>, FailureCode>> : FailureCode

/** A call about an organisation cannot be declared without saying who may make it, nor a path without what is not found there. */
export type Operation<A extends Access, P, Q, B, R> = Declaration<A, P, Q, B, R> &
  (A extends OrganisationAccess ? { role: LeastRole } : { role?: undefined }) &
  ([P] extends [z.ZodType] ? { notFound: NotFound<P> } : { notFound?: undefined })

/** The declaration without its types, as documentation reads it. */
export type DeclaredOperation = Omit<
  Declaration<Access, z.ZodType | undefined, z.ZodType | undefined, z.ZodType | undefined, unknown>,
  'run' | 'present'
> & { role?: LeastRole }
