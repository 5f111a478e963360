// The kinds of connector there are: another one is a folder and a line here.
import type { Provider } from '@/db/schema/applications'
import type { Env } from '@/lib/env'
import { mollieKind } from './mollie/kind'
import type { ProviderKind } from './port'
import { stripeKind } from './stripe-key/kind'

export const providerKinds = (env: Env): readonly ProviderKind[] => [stripeKind(env), mollieKind(env)]

/** Undefined for a kind that this version does not know. */
export const providerKind = (env: Env, provider: Provider): ProviderKind | undefined =>
  providerKinds(env).find((kind) => kind.provider === provider)
