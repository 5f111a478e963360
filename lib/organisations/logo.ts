// The logo that an organisation uploads: put, found and removed.
import { transact } from '@/db/transact'
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { takeTurn } from '@/lib/http/call/limits'
import { uploadedLogoPath } from './logo-address'
import { drawLogo } from './logo-picture'
import { insertLogo, selectOwnLogo, updateShownLogo } from './logo-store'

export interface UploadedLogo {
  sha256: string
  width: number
  height: number
  /** On our own origin, without end. */
  url: string
}

/** Takes the place of the one before. Throws `Logo.Refused`, and `Request.TooMany`. */
export async function putLogo(house: House, organisationId: string, bytes: Buffer): Promise<UploadedLogo> {
  await takeTurn(house, 'logo', organisationId)
  const logo = await drawLogo(bytes)
  await transact(house.db, async (tx) => {
    await insertLogo(tx, organisationId, logo)
    await updateShownLogo(tx, organisationId, logo.sha256)
  })
  return findLogo(house, organisationId)
}

/** Throws `Logo.NotFound`. */
export async function findLogo({ db, env }: House, organisationId: string): Promise<UploadedLogo> {
  const logo = found(await selectOwnLogo(db, organisationId), 'Logo.NotFound')
  return { ...logo, url: env.appUrl + uploadedLogoPath(logo.sha256) }
}

/** A repeat removes nothing more. Documents that were issued go on showing it. */
export async function removeLogo({ db }: House, organisationId: string): Promise<void> {
  await transact(db, (tx) => updateShownLogo(tx, organisationId, null))
}
