// Which other origins may call: those that the organisation has allowed.
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import { isKnownOrigin } from './store'

/** `body` is what was sent; without a company in it, as when a browser asks beforehand, any organisation's page may ask. */
export async function admitsOrigin({ db }: House, origin: string, body: unknown): Promise<boolean> {
  const company =
    typeof body === 'object' && body !== null && 'CompanyId' in body ? body.CompanyId : undefined
  const id = typeof company === 'string' ? company.trim() : undefined
  return isKnownOrigin(db, origin, id && isUuid(id) ? id.toLowerCase() : undefined)
}
