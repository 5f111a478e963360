// Where a page of ours finds a logo: on our own origin, so that no page asks another server, and no other server learns of its reader.
import { timingSafeEqual } from 'node:crypto'
import type { Env } from '@/lib/env'
import { deriveSecret } from '@/lib/ids'

const PURPOSE = 'logo'

type Holder = Pick<Env, 'authSecret'>

const sealOf = ({ authSecret }: Holder, url: string): string => deriveSecret(authSecret, PURPOSE, url)

/** Sealed, so that nobody but us chooses what our server fetches. */
export const logoAddress = (env: Holder, url: string | null): string | null =>
  url === null ? null : `/logos/${sealOf(env, url)}?${new URLSearchParams({ url })}`

/** Of an uploaded one. */
export const uploadedLogoPath = (sha256: string): string => `/logos/uploaded/${sha256}.png`

interface Brand {
  logoSha256: string | null
  logoUrl: string | null
}

/** Whichever is shown: what was uploaded comes before what another server holds. */
export const shownLogo = (env: Holder, { logoSha256, logoUrl }: Brand): string | null =>
  logoSha256 === null ? logoAddress(env, logoUrl) : uploadedLogoPath(logoSha256)

/** As readers elsewhere find it: in emails, and in answers to other programs. */
export const absoluteLogo = (
  { appUrl }: Pick<Env, 'appUrl'>,
  { logoSha256, logoUrl }: { logoSha256?: string | null; logoUrl: string | null },
): string | null => (logoSha256 ? appUrl + uploadedLogoPath(logoSha256) : logoUrl)

export function isSealed(env: Holder, seal: string, url: string): boolean {
  const [given, right] = [Buffer.from(seal), Buffer.from(sealOf(env, url))]
  return given.length === right.length && timingSafeEqual(given, right)
}
