// Deletes old events.
import type { House } from '@/lib/house'
import { deleteEventsBefore } from './delivery-store'

const KEPT_DAYS = 30

export const purgeEvents = ({ db }: House): Promise<void> => deleteEventsBefore(db, KEPT_DAYS)
