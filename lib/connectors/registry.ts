// The kinds of connector there are: another one is a folder and a line here.
import type { Provider } from '@/db/schema/applications'
import type { Connector, ProviderKind } from '@/lib/connector-port/port'
import type { Env } from '@/lib/env'
import { mollieKind } from './mollie/kind'
import { type PlatformEnv, stripeConnectKind } from './stripe-connect/kind'
import { stripeKeyKind } from './stripe-key/kind'

/** Those that an application connects by credentials of its own. */
export const providerKinds = (env: Env): readonly ProviderKind[] => [stripeKeyKind(env), mollieKind(env)]

/** Undefined for a kind that this version does not know. */
export const providerKind = (env: Env, provider: Provider): ProviderKind | undefined =>
  providerKinds(env).find((kind) => kind.provider === provider)

/** An account that the platform opened for an organisation. */
export const accountConnector = ({ env }: { env: PlatformEnv }, accountId: string): Connector =>
  stripeConnectKind(env).connect({ accountId })
