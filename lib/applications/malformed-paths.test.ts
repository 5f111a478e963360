// A malformed id in a path of the Sessions API names nothing, and the answer says which thing is not there.
import { expect } from 'vitest'
import { DELETE as revokeKey } from '@/app/api/v1/applications/[id]/api-keys/[keyId]/route'
import { PATCH as changeProvider } from '@/app/api/v1/applications/[id]/providers/[connectionId]/route'
import { GET as readApplication } from '@/app/api/v1/applications/[id]/route'
import { POST as redeliver } from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/deliveries/[deliveryId]/redeliver/route'
import { GET as readWebhook } from '@/app/api/v1/applications/[id]/webhooks/[webhookId]/route'
import { newId } from '@/lib/ids'
import { call } from '@/lib/testing/calls'
import { withStory as it } from '@/lib/testing/fixtures'

it.for([
  ['an application', readApplication, { id: 'x' }, 'APPLICATION_NOT_FOUND'],
  ['an application with a key', revokeKey, { id: 'x', keyId: newId() }, 'APPLICATION_NOT_FOUND'],
  ['a key', revokeKey, { keyId: 'x' }, 'API_KEY_NOT_FOUND'],
  ['a connection', changeProvider, { connectionId: 'x' }, 'PROVIDER_CONNECTION_NOT_FOUND'],
  ['a webhook', readWebhook, { webhookId: 'x' }, 'WEBHOOK_SUBSCRIPTION_NOT_FOUND'],
  [
    'a webhook with its delivery',
    redeliver,
    { webhookId: 'x', deliveryId: 'x' },
    'WEBHOOK_SUBSCRIPTION_NOT_FOUND',
  ],
  ['a delivery', redeliver, { webhookId: newId(), deliveryId: 'x' }, 'WEBHOOK_DELIVERY_NOT_FOUND'],
] as const)('a path that names no %s', async ([_, handler, params, code], { story }) => {
  const { applicationId, clientKey: apiKey, organisationId } = story.shop
  const answer = await call(handler, { apiKey, organisationId, params: { id: applicationId, ...params } })
  expect([answer.status, answer.json.errorCode]).toEqual([404, code])
})
