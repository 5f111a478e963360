// /v1/customers
import type Stripe from 'stripe'
import { emit } from '../acts/emit'
import { mergeMetadata } from '../acts/metadata'
import { detachMethod } from '../acts/saved-methods'
import { type Core, change, need } from '../core/core'
import { newId, randomText } from '../core/ids'
import type { RouteParams } from '../params/route-params'
import { type Route, route } from './call'
import { isCreatedIn, page } from './list'

export const customerRoutes: Route[] = [
  route('POST /v1/customers', ({ core, account, params }) => {
    const customer = core.store.put('customer', account, { ...newCustomer(core), ...fieldsOf(params) })
    emit(core, account, 'customer.created', customer)
    return customer
  }),
  route('GET /v1/customers', ({ core, account, params }) => {
    const customers = core.store.list('customer', account).map(({ object }) => object)
    const wanted = customers.filter(
      (customer) =>
        isCreatedIn(customer.created, params.created) &&
        (params.email === undefined || customer.email === params.email),
    )
    return page(wanted, '/v1/customers', params)
  }),
  route('GET /v1/customers/:id', ({ core, account, path }) => need(core, 'customer', account, path.id)),
  route('POST /v1/customers/:id', ({ core, account, params, path }) => {
    const customer = need(core, 'customer', account, path.id)
    const changed = change(core, 'customer', account, customer, {
      ...fieldsOf(params),
      metadata: mergeMetadata(customer.metadata, params.metadata),
    })
    emit(core, account, 'customer.updated', changed, customer)
    return changed
  }),
  route('DELETE /v1/customers/:id', ({ core, account, path }) => {
    const customer = need(core, 'customer', account, path.id)
    for (const { object } of core.store.list('payment_method', account)) {
      if (object.customer === customer.id) detachMethod(core, account, object.id)
    }
    core.store.remove('customer', customer.id)
    emit(core, account, 'customer.deleted', customer)
    return { id: customer.id, object: 'customer', deleted: true }
  }),
]

function newCustomer(core: Core): Stripe.Customer {
  return {
    id: newId('cus').slice(0, 18),
    object: 'customer',
    address: null,
    balance: 0,
    created: core.nowSeconds(),
    currency: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: null,
    invoice_prefix: randomText(8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: {},
    name: null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
}

function fieldsOf(params: RouteParams['POST /v1/customers']): Partial<Stripe.Customer> {
  const fields: Partial<Stripe.Customer> = {}
  if (params.email !== undefined) fields.email = params.email || null
  if (params.name !== undefined) fields.name = params.name || null
  if (params.phone !== undefined) fields.phone = params.phone || null
  if (params.description !== undefined) fields.description = params.description || null
  if (params.metadata !== undefined) fields.metadata = mergeMetadata({}, params.metadata)
  if (params.preferred_locales !== undefined) fields.preferred_locales = params.preferred_locales
  if (params.address) {
    const { city, country, line1, line2, postal_code, state } = params.address
    fields.address = {
      city: city ?? null,
      country: country ?? null,
      line1: line1 ?? null,
      line2: line2 ?? null,
      postal_code: postal_code ?? null,
      state: state ?? null,
    }
  }
  return fields
}
