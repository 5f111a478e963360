// A courier in a process of its own, which a test can kill.
import { buildHouse } from '@/lib/wiring'
import { drainDeliveries } from '../courier'

const house = buildHouse(process.env)
await drainDeliveries(house)
await house.db.$client.end()
