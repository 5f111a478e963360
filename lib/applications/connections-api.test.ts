// What a provider connection is told to cost: kept exactly, or refused in words.
import { expect } from 'vitest'
import { PATCH as patchConnection } from '@/app/api/v1/applications/[id]/providers/[connectionId]/route'
import { call } from '@/lib/testing/calls'
import { withStory as it } from '@/lib/testing/fixtures'
import type { SessionStory } from '@/lib/testing/session-story'

const patch = (
  { shop: { applicationId, clientKey, connections, organisationId } }: SessionStory,
  body: object,
) =>
  call(patchConnection, {
    apiKey: clientKey,
    organisationId,
    params: { id: applicationId, connectionId: connections[0]?.id ?? '' },
    body,
  })

it.for(['999999999.999', '1000', '0.001', '0'])(
  'a fixed cost of %s is kept to the digit',
  async (fixed, { story }) => {
    const answer = await patch(story, { cost: { fixed } })
    expect([answer.status, answer.json.cost]).toEqual([200, { percent: 1.75, fixed: Number(fixed) }])
  },
)

it.for(['1000000000', '999999999999.999', '9007199254740.991', 1e21, '-0', '0.0001', [1]])(
  'a fixed cost of %j is refused by its name',
  async (fixed, { story }) => {
    // promise 94, promise 97
    expect(await patch(story, { cost: { fixed } })).toMatchObject({
      status: 400,
      json: { error: 'Bad Request', statusCode: 400, message: [expect.stringContaining('cost.fixed')] },
    })
  },
)
