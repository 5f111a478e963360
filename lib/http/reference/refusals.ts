// Every way in which an operation can be refused: what it declares, and what follows from how it is declared.
import { entryOf, type FailureCode } from '@/lib/failure/catalogue'
import type { DeclaredOperation } from '@/lib/http/call/operation'
import type { Manner } from './openapi-manner'

const ALWAYS: FailureCode[] = [
  'Route.MethodNotAllowed',
  'Request.TooMany',
  'Server.Unexpected',
  'Server.Unavailable',
]

function implied({
  access,
  alsoServes,
  asksProof,
  body,
  forbidden = 'Auth.Forbidden',
  isIdempotent,
  method,
  query,
  role,
}: DeclaredOperation): FailureCode[] {
  const codes: FailureCode[] = [...ALWAYS]
  if (access !== 'payer') codes.push('Auth.Unauthenticated')
  if (access !== 'payer' && method !== 'GET') codes.push('Request.CrossOrigin')
  if (access === 'client' || role === 'Admin') codes.push(forbidden)
  if (asksProof || (access === 'organisation-or-all' && method !== 'GET')) codes.push('Auth.ProofNeeded')
  if (access === 'organisation-in-header' || access === 'organisation-or-all')
    codes.push('Organisation.HeaderMissing')
  if (access.startsWith('organisation'))
    codes.push('Organisation.NotFound', 'Auth.SecondFactorNeeded', 'Operator.VisitNeeded')
  if (access === 'organisation-or-all' && role === 'Admin') codes.push('Operator.RaiseNeeded')
  if (body || query) codes.push('Request.Invalid')
  if (body) codes.push('Request.MalformedJson', 'Request.DuplicateKey')
  if (method !== 'GET') codes.push('Request.UnsupportedMediaType', 'Request.TooLarge')
  if (alsoServes) codes.push('Request.NotAcceptable')
  if (isIdempotent === 'required') codes.push('Idempotency.KeyMissing')
  if (isIdempotent) codes.push('Idempotency.KeyInvalid', 'Idempotency.KeyMismatch', 'Idempotency.InProgress')
  return codes
}

/** Codes by status, lowest status first; the operation's own come before those that any call can meet, and any of its dialect. */
export function refusalsOf(
  operation: DeclaredOperation,
  { always = [], takesBearer = false }: Pick<Manner, 'always' | 'takesBearer'> = {},
): Map<number, FailureCode[]> {
  const { access, forbidden, notFound, refusals } = operation
  // The key of an application is a good one, and most calls are not for applications.
  const isForOthers = takesBearer && !['application', 'anybody', 'payer'].includes(access)
  const own = [
    ...(typeof notFound === 'object' ? Object.values(notFound) : notFound ? [notFound] : []),
    ...refusals,
    ...(forbidden ? [forbidden] : []),
  ]
  const strangers: FailureCode[] = isForOthers ? ['Auth.Forbidden'] : []
  const codes = [...new Set([...own, ...implied(operation), ...strangers, ...always])]
  const statuses = [...new Set(codes.map((code) => entryOf(code).status))].sort((a, b) => a - b)
  return new Map(statuses.map((status) => [status, codes.filter((code) => entryOf(code).status === status)]))
}
