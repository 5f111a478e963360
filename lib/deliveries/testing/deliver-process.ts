// The delivery of documents in a process of its own, which a test can kill.
import { buildHouse } from '@/lib/wiring'
import { drainDocumentDeliveries } from '../deliver'

const house = buildHouse(process.env)
await drainDocumentDeliveries(house)
await house.db.$client.end()
