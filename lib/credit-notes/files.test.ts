// The files of a credit note: named where it is read, the same bytes ever after, and what it lacks for each format said before.
import { expect } from 'vitest'
import { GET as documentRoute } from '@/app/credit-notes/[id]/document/route'
import { POST as issueRoute } from '@/app/credit-notes/[id]/issue/route'
import { GET as readinessRoute } from '@/app/credit-notes/[id]/readiness/route'
import { GET as readRoute } from '@/app/credit-notes/[id]/route'
import { POST as createRoute, GET as listRoute } from '@/app/credit-notes/route'
import { changeCustomer } from '@/lib/customers/change'
import { changeOrganisation } from '@/lib/organisations/change'
import { type Business, sendBill } from '@/lib/testing/business'
import { type Answer, call } from '@/lib/testing/calls'
import { expectDocumented } from '@/lib/testing/documented'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { readSubject } from '@/lib/webhooks/outgoing/subject'

type Route = typeof readRoute | typeof readinessRoute | typeof issueRoute | typeof documentRoute

async function ask(route: Route, business: Business, id: string, query = '') {
  const answer: Answer = await call(route, { ...business, params: { id }, query })
  await expectDocumented(route.operation, answer)
  return answer
}

async function drafted(business: Business): Promise<string> {
  const { invoiceId } = await sendBill(business)
  const { json } = await call(createRoute, { ...business, body: { invoiceId, reason: 'Late' } })
  expect(json.documents).toEqual([])
  return String(json.id)
}

// promise 143
it('names the files made of it, in no event, and each with the hash of its bytes', async ({ business }) => {
  const id = await drafted(business)
  expect((await ask(issueRoute, business, id)).json.documents).toEqual([])
  const { headers } = await ask(documentRoute, business, id)
  const { json } = await ask(readRoute, business, id)
  expect(json.documents).toEqual([
    {
      format: 'pdf',
      sha256: headers.get('etag')?.replaceAll('"', ''),
      bytes: Number(headers.get('content-length')),
      issuedAt: json.issuedAt,
    },
  ])
  const { json: listed } = await call(listRoute, { ...business, query: '?status=Issued' })
  expect((listed as { data: unknown[] }).data).toEqual([json])
  const { house, organisationId } = business
  const event = { type: 'credit_note.issued', subjectId: id, organisationId }
  const { documents: _, ...told } = json
  expect(await readSubject(house.db, event)).toEqual(told)
})

// promise 146
it('says what a draft would lack if it were issued now, and for ever what it lacked when it was issued', async ({
  business,
}) => {
  const { customerId, house, organisationId } = business
  const id = await drafted(business)
  const { json } = await ask(readinessRoute, business, id)
  expect(json).toMatchObject({
    formats: { ubl: { ready: false, missing: expect.arrayContaining([expect.anything()]) } },
  })
  expect(JSON.stringify(json)).not.toContain('issueDate')
  await ask(issueRoute, business, id)
  await changeOrganisation(house, organisationId, { vatNumber: 'DE136695976' })
  await changeCustomer(house, organisationId, customerId, { address: { country: 'DE' } })
  expect((await ask(readinessRoute, business, id)).json).toEqual(json)

  const next = await drafted(business)
  const ready = { formats: { ubl: { ready: true, missing: [] }, 'factur-x': { ready: true } } }
  expect((await ask(readinessRoute, business, next)).json).toMatchObject(ready)
  await ask(issueRoute, business, next)
  expect((await ask(readinessRoute, business, next)).json).toMatchObject(ready)
  expect((await ask(documentRoute, business, next, '?format=ubl')).status).toBe(200)
})
