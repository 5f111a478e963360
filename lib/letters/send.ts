// Sends the letters that are due. The outbox knows how they leave; only this room knows what is in them.
import type { House } from '@/lib/house'
import { drainOutbox } from '@/lib/outbox/drain'
import { composeMail } from './compose'

/** Returns how many letters left. Without SMTP_URL they stay where they are. */
export const sendLetters = (house: House): Promise<number> => drainOutbox(house, composeMail)
