// /v1/payment_methods, for the platform and for browsers.

import type { MethodInput } from '../acts/method-input'
import { createPaymentMethod, resolvePaymentMethod } from '../acts/payment-methods'
import { attachMethod, detachMethod } from '../acts/saved-methods'
import { type Core, need } from '../core/core'
import { refusedParameter } from '../core/errors'
import { type Route, route } from './call'
import { type PageParams, page } from './list'

export const paymentMethodRoutes: Route[] = [
  route('POST /v1/payment_methods', ({ core, account, params }) =>
    createPaymentMethod(core, account, params as MethodInput),
  ),
  route('GET /v1/payment_methods/:id', ({ core, account, path }) =>
    resolvePaymentMethod(core, account, path.id),
  ),
  route('POST /v1/payment_methods/:id/attach', ({ core, account, params, path }) => {
    if (params.customer === undefined)
      throw refusedParameter('Missing required param: customer.', 'parameter_missing', 'customer')
    return attachMethod(core, account, resolvePaymentMethod(core, account, path.id), params.customer)
  }),
  route('POST /v1/payment_methods/:id/detach', ({ core, account, path }) =>
    detachMethod(core, account, path.id),
  ),
  route('GET /v1/payment_methods', ({ core, account, params }) =>
    methodsOf(core, account, params.customer, params, '/v1/payment_methods'),
  ),
  route('GET /v1/customers/:id/payment_methods', ({ core, account, params, path }) =>
    methodsOf(core, account, path.id, params, `/v1/customers/${path.id}/payment_methods`),
  ),
  route('BROWSER POST /v1/payment_methods', ({ core, account, params }) =>
    createPaymentMethod(core, account, params),
  ),
]

/** Those that stay with a customer; without one, Stripe lists nobody's. */
function methodsOf(
  core: Core,
  account: string,
  customer: string | undefined,
  params: PageParams & { type?: string },
  url: string,
) {
  if (customer !== undefined) need(core, 'customer', account, customer, 'customer')
  const methods = core.store.list('payment_method', account).map(({ object }) => object)
  const wanted = methods.filter(
    (method) =>
      customer !== undefined &&
      method.customer === customer &&
      (params.type === undefined || method.type === params.type),
  )
  return page(wanted, url, params)
}
