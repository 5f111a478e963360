// Sends the letters that are due. The outbox knows how letters leave; what is in them is known here alone.
import type { House } from '@/lib/house'
import { drainOutbox } from '@/lib/outbox/drain'
import { composeMail } from './compose'

/** Returns how many letters left. Without SMTP_URL they stay where they are. */
export const sendLetters = (house: House): Promise<number> => drainOutbox(house, composeMail)
