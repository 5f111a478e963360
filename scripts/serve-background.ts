// For `npm run dev`: what works between requests, in a process of its own, which is started anew when its sources change.
import { startBackground } from '@/lib/background'
import { tellCollector } from '@/lib/collector'
import { buildHouse, closeHouse } from '@/lib/wiring'
import { onceAlone } from './support/alone'
import { fail } from './support/say'

async function main() {
  let atEnd: () => unknown = () => process.exit(0)
  onceAlone(() => void atEnd())
  const house = buildHouse(process.env)
  const telemetry = await tellCollector(house)
  const background = await startBackground(house)
  let isEnding = false
  async function end() {
    if (isEnding) return
    isEnding = true
    await background.stop()
    await telemetry.stop()
    await closeHouse(house)
    process.exit(0)
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  atEnd = end
  process.send?.({ ready: true })
}

main().catch(fail)
