// The kinds of fault of a provider call, which decide what is done next.

/**
 * - `unanswered`: no answer came (timeout, dropped or refused connection): the effect is unknown, repeat under the same key or look.
 * - `in-flight`: the same key is being worked on: the effect is not known yet, ask again soon.
 * - `broken`: a 5xx was answered. It would be said again for the key, so look first, then try under a new key.
 * - `down`: the same, and it says that it is overloaded or in maintenance (503).
 * - `key-taken`: the key was used with other parameters before, and may have made something: as `broken`.
 * - `busy`: asked too often: nothing happened, ask again soon.
 * - `denied`: the credentials are not, or no longer, good, or lack a right: nothing happened.
 * - `missing`: there is no such object on that account.
 * - `refused`: any other refusal: nothing happened, and it would be refused again.
 */
export type ProviderFaultKind =
  | 'unanswered'
  | 'in-flight'
  | 'broken'
  | 'down'
  | 'key-taken'
  | 'busy'
  | 'denied'
  | 'missing'
  | 'refused'

interface Said {
  /** The provider's own code, such as `amount_too_small`. */
  code?: string | undefined
  /** The parameter that it is about, such as `email` or `business_profile[name]`. */
  param?: string | undefined
  cause?: unknown
}

const NAME = 'ProviderFault'

export class ProviderFault extends Error {
  readonly code: string | undefined
  readonly param: string | undefined

  constructor(
    readonly kind: ProviderFaultKind,
    message: string,
    { cause, code, param }: Said = {},
  ) {
    super(message, { cause })
    this.name = NAME
    this.code = code
    this.param = param
  }
}

/** Known by its name: Next loads this module once for pages and once for routes, and the one house is made in either. */
const isNamed = (error: unknown): error is ProviderFault =>
  error instanceof Error && error.name === NAME && 'kind' in error

export const isProviderFault = (error: unknown, ...kinds: ProviderFaultKind[]): error is ProviderFault =>
  isNamed(error) && (kinds.length === 0 || kinds.includes(error.kind))

/** Whether the key would go on answering so: what is not to be found afterwards was not made. */
export const isBroken = ({ kind }: { kind: string | null }): boolean =>
  kind === 'broken' || kind === 'down' || kind === 'key-taken'

/** Whether nothing is wrong but the moment: the same question is asked again soon. */
export const isForNow = ({ kind }: ProviderFault): boolean => kind === 'busy' || kind === 'in-flight'

/** Whether the provider is known to have made nothing. */
export const isKnownVoid = (fault: ProviderFault): boolean =>
  fault.kind !== 'unanswered' && fault.kind !== 'in-flight' && !isBroken(fault)

/** The account has withdrawn our access. Only the provider's word for that counts: a wrong key of ours is denied too. */
export const isWithdrawal = (error: unknown): boolean =>
  isProviderFault(error, 'denied') && error.code === 'account_invalid'
