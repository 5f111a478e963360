// What is read of a query: all of it where the operation asks for one, and nothing where it asks for none.
import { expect, it } from 'vitest'
import { z } from 'zod'
import { readPlatformInput } from './json-input'
import type { DeclaredOperation } from './operation'

const operation: DeclaredOperation = {
  ...{ method: 'GET', path: '/orders', tag: 'Orders', summary: 'Read orders', access: 'payer', status: 200 },
  refusals: [],
}
const request = () => new Request('https://pay.example.com/orders?page=1&page=2')

it('a parameter given twice is refused where parameters are known, and nobody’s business elsewhere', async () => {
  // promise 96: such a refusal is in the document of those alone
  const asking = { ...operation, query: z.object({ page: z.string().optional() }) }
  await expect(readPlatformInput(asking, request())).rejects.toMatchObject({ code: 'Request.Invalid' })
  expect(await readPlatformInput(operation, request())).toEqual({ body: undefined, query: {} })
})
