// /v1/payment_method_domains: where wallets may show themselves.
import type Stripe from 'stripe'
import { change, need } from '../core/core'
import { refusedParameter } from '../core/errors'
import { newId } from '../core/ids'
import { type Route, route } from './call'
import { page } from './list'

export const paymentMethodDomainRoutes: Route[] = [
  route('POST /v1/payment_method_domains', ({ core, account, params }) => {
    const name = params.domain_name.toLowerCase()
    if (!/^[a-z0-9.-]+(:\d+)?$/.test(name)) {
      throw refusedParameter(`Invalid domain name: ${name}`, 'parameter_invalid', 'domain_name')
    }
    const known = core.store
      .list('payment_method_domain', account)
      .find((row) => row.object.domain_name === name)
    if (known) return known.object
    const status = params.enabled === false ? 'inactive' : 'active'
    const domain: Stripe.PaymentMethodDomain = {
      id: newId('pmd'),
      object: 'payment_method_domain',
      amazon_pay: { status },
      apple_pay: { status },
      created: core.nowSeconds(),
      domain_name: name,
      enabled: params.enabled ?? true,
      google_pay: { status },
      klarna: { status },
      link: { status },
      livemode: false,
      paypal: { status },
    }
    return core.store.put('payment_method_domain', account, domain)
  }),
  route('GET /v1/payment_method_domains', ({ core, account, params }) => {
    const domains = core.store.list('payment_method_domain', account).map(({ object }) => object)
    const wanted = domains.filter(
      (domain) =>
        (params.domain_name === undefined || domain.domain_name === params.domain_name.toLowerCase()) &&
        (params.enabled === undefined || domain.enabled === params.enabled),
    )
    return page(wanted, '/v1/payment_method_domains', params)
  }),
  route('GET /v1/payment_method_domains/:id', ({ core, account, path }) =>
    need(core, 'payment_method_domain', account, path.id),
  ),
  route('POST /v1/payment_method_domains/:id', ({ core, account, params, path }) => {
    const domain = need(core, 'payment_method_domain', account, path.id)
    return change(core, 'payment_method_domain', account, domain, {
      enabled: params.enabled ?? domain.enabled,
    })
  }),
  route('POST /v1/payment_method_domains/:id/validate', ({ core, account, path }) =>
    need(core, 'payment_method_domain', account, path.id),
  ),
]
