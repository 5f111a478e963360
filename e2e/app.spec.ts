// The app, as it is started for all browser tests, serves and is whole.
import { createClient, remit } from './support/app'
import { expect, test } from './support/shared-app'

test('it is alive, ready, and shows a page', async ({ app, page, request }) => {
  expect((await request.get('/api/health')).status()).toBe(200)
  expect((await request.get('/api/ready')).status()).toBe(200)
  const answer = await page.goto('/')
  expect(answer?.status()).toBe(200)
  expect(new URL(page.url()).origin).toBe(app.url)
})

test('the doctor finds it healthy, and a client taken on by the command line has a key that opens the API', async ({
  app,
  request,
}) => {
  expect(await remit(app, 'doctor')).toMatchObject({ isHealthy: true })
  const { apiKey, clientId } = await createClient(app, 'Ledgerly')
  const answer = await request.get(`/clients/${clientId}`, {
    headers: { 'x-dolfin-api-key': apiKey },
  })
  expect(answer.status()).toBe(200)
})
