// A person has looked at an invoice: said by the page itself once somebody moves, taps, scrolls or types there.
import type { House } from '@/lib/house'
import type { ClientCaller, SignedIn } from '@/lib/http/call/caller'
import { takeTurns } from '@/lib/http/call/limits'
import { findAccess } from '@/lib/organisations/members'
import { dayIn } from '@/lib/time-zone'
import { findAddressed } from './addressed'
import { insertOpened, upsertView } from './link-store'

interface Visitor {
  network: string
  caller?: ClientCaller | SignedIn
}

/** The organisation's own people, and ours, look at it for other reasons; programs do not look. */
async function isPayer(house: House, { caller }: Visitor, organisationId: string): Promise<boolean> {
  if (!caller) return true
  if (caller.kind === 'client' || caller.isOperator) return false
  return (await findAccess(house, caller, organisationId)) === undefined
}

/** Throws `Payment.InvalidToken`, `Request.TooMany`. */
export async function noteView(house: House, token: string, visitor: Visitor): Promise<void> {
  const addressed = await findAddressed(house, token)
  await takeTurns(house, [['looked', addressed.linkId]])
  if (!(await isPayer(house, visitor, addressed.organisationId))) return
  const now = house.clock.now()
  await upsertView(house.db, addressed, now)
  await insertOpened(house.db, addressed, now, dayIn(addressed.timeZone, now))
}
