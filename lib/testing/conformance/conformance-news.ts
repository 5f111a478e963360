// How news of a kind come to an address of the connection's own. Registered by the conformance tests.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ProviderKind } from '@/lib/connector-port/port'
import { type Bench, type Desk, openLetterbox, orderOf, paidAt } from './order'

export type ProviderDesk = Omit<Desk, 'kind'> & { kind: ProviderKind }

export function newsTests(here: () => Omit<Bench, 'desk'> & { desk: ProviderDesk }): void {
  let letterbox: Awaited<ReturnType<typeof openLetterbox>>
  beforeAll(async () => {
    letterbox = await openLetterbox()
  })
  afterAll(() => letterbox.close())

  test('of a payment are posted, and lead to the object that they are about', async () => {
    const { desk } = here()
    const connector = desk.kind.connect(await desk.fresh())
    const subscription = await connector.subscribe(letterbox.url)
    const order = orderOf({ noticeUrl: letterbox.url })
    const { reference } = await paidAt(desk, connector, order)
    const [post] = await letterbox.posts(1)
    if (!post) throw new Error('nothing was posted')
    const notice = desk.kind.readNotice(
      post.raw,
      post.headers,
      subscription?.signingSecret ?? null,
      new Date(),
    )
    if (!notice) throw new Error('it was not read')
    expect(await connector.read(notice.objectReference)).toMatchObject({ reference, state: 'paid' })
    if (!subscription) return
    await connector.unsubscribe(subscription.reference)
    await connector.unsubscribe(subscription.reference)
  })

  test('that are none are thrown away or refused, never believed', () => {
    const { kind } = here().desk
    const read = (raw: string) => {
      try {
        return kind.readNotice(raw, new Headers(), null, new Date())
      } catch (error) {
        if (error instanceof Error && error.name === 'Failure') return undefined
        throw error
      }
    }
    for (const raw of ['', 'null', '{}', 'id=', 'id=../../x', '{"id":"evt_1"}', 'x'.repeat(100_000)])
      expect(read(raw)).toBeUndefined()
  })
}
