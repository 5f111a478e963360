// /v1/payment_methods, for the platform and for browsers.

import type { MethodInput } from '../acts/method-input'
import { createPaymentMethod, resolvePaymentMethod } from '../acts/payment-methods'
import { type Route, route } from './call'

export const paymentMethodRoutes: Route[] = [
  route('POST /v1/payment_methods', ({ core, account, params }) =>
    createPaymentMethod(core, account, params as MethodInput),
  ),
  route('GET /v1/payment_methods/:id', ({ core, account, path }) =>
    resolvePaymentMethod(core, account, path.id),
  ),
  route('BROWSER POST /v1/payment_methods', ({ core, account, params }) =>
    createPaymentMethod(core, account, params),
  ),
]
