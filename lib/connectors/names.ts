// What people call each provider.
import type { Provider } from '@/db/schema/applications'

export const PROVIDER_NAMES = { stripe: 'Stripe', mollie: 'Mollie' } as const satisfies Record<
  Provider,
  string
>
