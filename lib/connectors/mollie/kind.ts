// Mollie as a provider: a payment on a profile of the merchant's own, called by its own key.

import type { ProviderKind } from '@/lib/connector-port/port'
import type { Env } from '@/lib/env'
import { PROVIDER_NAMES } from '../names'
import { limitFault, takesCurrency } from './amount'
import { createMollie } from './client'
import { connectMollie } from './connector'
import { readMollieNotice } from './notice'

const KEY = /^(?:test|live)_\w{30,}$/

/** `mollieApiBase` is the address of a simulator, where one stands in for Mollie. */
export const mollieKind = ({ mollieApiBase }: Pick<Env, 'mollieApiBase'>): ProviderKind => ({
  id: 'mollie',
  provider: 'mollie',
  name: PROVIDER_NAMES.mollie,
  pages: ['hosted'],
  waitsOn: [],
  news: 'own',
  takesFee: false,
  paymentMethods: ['card'],
  notices: [],
  refundsBesideDispute: true,
  takesCurrency,
  limitFault,
  credentialsFault: ({ apiKey }) =>
    KEY.test(apiKey) ? undefined : 'must be an API key of a Mollie profile, such as test_….',
  connect: ({ apiKey }) => connectMollie(createMollie(apiKey, mollieApiBase), apiKey.startsWith('live_')),
  readNotice: readMollieNotice,
})
