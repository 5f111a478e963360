// A key that sealed the secrets of providers can be dropped once another has taken its place.
import { expect } from 'vitest'
import { withBusiness } from '@/lib/testing/fixtures'
import { openSessionShop } from '@/lib/testing/sessions'
import { openConnection } from './open-connection'
import { resealConnections } from './reseal'

withBusiness(
  'credentials are re-encrypted with the first key, once, and decrypt without the old one',
  async ({ house }) => {
    const { connections } = await openSessionShop(house, ['sk_test_connection_resealed'])
    const id = connections[0]?.id ?? ''
    const key = { id: 'next', bytes: Buffer.alloc(32, 9) }
    const both = { ...house, env: { ...house.env, encryptionKeys: [key, ...house.env.encryptionKeys] } }
    const alone = { ...house, env: { ...house.env, encryptionKeys: [key] } }
    expect(await openConnection(alone, id)).toBeUndefined()
    expect(await resealConnections(both)).toBe(1)
    expect(await resealConnections(both)).toBe(0)
    const open = await openConnection(alone, id)
    expect(await open?.connector.check()).toMatchObject({ livemode: false })
  },
)
