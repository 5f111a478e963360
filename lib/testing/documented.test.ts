// That the check of answers against their document finds what is not as documented.
import { expect } from 'vitest'
import { GET } from '@/app/invoices/[id]/route'
import { expectDocumented } from './documented'
import { withHouse as it } from './fixtures'
import { type Document, faultsAgainst, type Schema } from './schema-faults'

const document: Document = {
  paths: {},
  components: {
    schemas: {
      Money: { type: 'object', properties: { amount: { type: 'number' } }, required: ['amount'] },
    },
  },
}
const schema: Schema = {
  type: 'object',
  properties: {
    id: { type: 'string', pattern: '^[a-z]+$' },
    state: { type: 'string', enum: ['open', 'paid'] },
    due: { anyOf: [{ type: 'string' }, { type: 'null' }] },
    lines: { type: 'array', items: { $ref: '#/components/schemas/Money' } },
  },
  required: ['id'],
}

// promise 96
it.for([
  [{ id: 'a', state: 'paid', due: null, lines: [{ amount: 1 }, { amount: 1.5 }] }, []],
  [{ id: 'a', secret: 1 }, ['/secret: not documented']],
  [{ id: 'a', lines: [{ amount: 1, fee: 2 }] }, ['/lines/0/fee: not documented']],
  [{ state: 'open' }, ['/id: missing']],
  [{ id: 'a', state: 'lost' }, ['/state: "lost" is not listed']],
  [{ id: 'A' }, ['/id: "A" is not as ^[a-z]+$']],
  [{ id: 'a', due: 5 }, ['/due: integer in place of string']],
  [[], [': array in place of object']],
] as const)('of %j it says %j', ([value, faults]) => {
  expect(faultsAgainst(schema, value, document)).toEqual(faults)
})

// promise 96
it('an answer with another status, media type or field than documented fails', async () => {
  const headers = new Headers({ 'content-type': 'application/json' })
  const holds = (status: number, text: string, told = headers) =>
    expectDocumented(GET.operation, { status, headers: told, text })
  await expect(holds(418, '{}')).rejects.toThrow(/answers 418/)
  await expect(holds(200, '<p>', new Headers({ 'content-type': 'text/html' }))).rejects.toThrow(/answers 200/)
  await expect(holds(200, '{"tenant":1}')).rejects.toThrow(/tenant: not documented/)
})
