// A logo that nothing shows any more goes; one that is shown, or that an issued document shows, stays for as long.
import { eq, sql } from 'drizzle-orm'
import sharp from 'sharp'
import { expect } from 'vitest'
import { organisationLogos } from '@/db/schema/documents'
import { putLogo, removeLogo } from '@/lib/organisations/logo'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { purge } from './purge'

const KIND = 'logos that nothing shows'

async function put({ house, organisationId }: Business, background: string): Promise<string> {
  const square = sharp({ create: { width: 40, height: 40, channels: 3, background } })
  return (await putLogo(house, organisationId, await square.png().toBuffer())).sha256
}

const kept = async ({ house, organisationId }: Business): Promise<string[]> => {
  const mine = eq(organisationLogos.organisationId, organisationId)
  const rows = await house.db.select({ sha256: organisationLogos.sha256 }).from(organisationLogos).where(mine)
  return rows.map(({ sha256 }) => sha256).toSorted()
}

/** As if so much time had passed since. */
const age = ({ house }: Business, days: number) =>
  house.db.execute(sql`update organisation_logos set unshown_at = now() - make_interval(days => ${days}::int)
    where unshown_at is not null`)

// promise 143
it('goes once neither the organisation nor a document shows it, ninety days later', async ({
  business,
  house,
}) => {
  const issuedWith = await put(business, '#ff0000')
  await sendBill(business)
  const spare = await put(business, '#00ff00')
  const shown = await put(business, '#0000ff')
  await age(business, 89)
  expect(await purge(house)).not.toHaveProperty(KIND)
  await age(business, 91)
  expect(await purge(house)).toMatchObject({ [KIND]: 1 })
  expect(await kept(business)).toEqual([issuedWith, shown].toSorted())
  expect(spare).not.toBe(shown)

  // Its term is over, so that nothing shows it.
  await house.db.execute(sql`update issued_documents set snapshot = '{}'`)
  expect(await purge(house)).toMatchObject({ [KIND]: 1 })
  expect(await kept(business)).toEqual([shown])
})

it('stays where it is shown again, and where another organisation shows the same', async ({
  business,
  house,
}) => {
  const other = await openBusiness(house)
  const both = await put(other, '#ff00ff')
  const again = await put(business, '#ff00ff')
  await removeLogo(house, business.organisationId)
  await age(business, 91)
  await put(business, '#ff00ff')
  expect(await purge(house)).not.toHaveProperty(KIND)
  expect([again, await kept(business), await kept(other)]).toEqual([both, [both], [both]])
  await removeLogo(house, business.organisationId)
  await age(business, 91)
  await purge(house)
  expect([await kept(business), await kept(other)]).toEqual([[], [both]])
})
