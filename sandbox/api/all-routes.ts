// Every route of the API in one list.
import { accountRoutes } from './accounts'
import type { Route } from './call'
import { chargeRoutes } from './charges'
import { checkoutSessionRoutes } from './checkout-sessions'
import { confirmationTokenRoutes } from './confirmation-tokens'
import { customerRoutes } from './customers'
import { disputeRoutes } from './disputes'
import { eventRoutes } from './events'
import { mandateRoutes } from './mandates'
import { moneyRoutes } from './money'
import { onboardingRoutes } from './onboarding'
import { paymentIntentRoutes } from './payment-intents'
import { paymentMethodDomainRoutes } from './payment-method-domains'
import { paymentMethodRoutes } from './payment-methods'
import { refundRoutes } from './refunds'
import { setupIntentRoutes } from './setup-intents'
import { webhookEndpointRoutes } from './webhook-endpoints'

export const ALL_ROUTES: Route[] = [
  ...accountRoutes,
  ...onboardingRoutes,
  ...paymentMethodRoutes,
  ...confirmationTokenRoutes,
  ...mandateRoutes,
  ...paymentIntentRoutes,
  ...setupIntentRoutes,
  ...chargeRoutes,
  ...refundRoutes,
  ...disputeRoutes,
  ...customerRoutes,
  ...checkoutSessionRoutes,
  ...eventRoutes,
  ...moneyRoutes,
  ...webhookEndpointRoutes,
  ...paymentMethodDomainRoutes,
]
