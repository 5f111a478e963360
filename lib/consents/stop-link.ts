// The link in each email by which a payer ends automatic payment: it names the agreement, and is signed.
import { timingSafeEqual } from 'node:crypto'
import type { House } from '@/lib/house'
import { deriveSecret, isUuid } from '@/lib/ids'

const PURPOSE = 'autopay-stop'
const ID_LENGTH = 36

type Signing = Pick<House, 'env'>

export const stopUrlOf = ({ env }: Signing, consentId: string): string =>
  `${env.appUrl}/autopay/${consentId}${deriveSecret(env.authSecret, PURPOSE, consentId)}`

/** Where its button posts, and mail programs with a button of their own. */
export const oneClickUrlOf = (signing: Signing, consentId: string): string =>
  `${stopUrlOf(signing, consentId)}/stop`

/** The agreement that a link names; undefined for what we have not signed. */
export function consentIdIn({ env }: Signing, token: string): string | undefined {
  const id = token.slice(0, ID_LENGTH)
  if (!isUuid(id)) return undefined
  const expected = Buffer.from(deriveSecret(env.authSecret, PURPOSE, id))
  const given = Buffer.from(token.slice(ID_LENGTH))
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : undefined
}
