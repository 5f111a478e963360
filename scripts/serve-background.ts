// For `npm run dev`: what works between requests, in a process of its own, which is started anew when its sources change.
import { startBackground } from '@/lib/background'
import { buildHouse, closeHouse } from '@/lib/wiring'
import { fail } from './support/say'

async function main() {
  const house = buildHouse(process.env)
  const background = await startBackground(house)
  let isEnding = false
  async function end() {
    if (isEnding) return
    isEnding = true
    await background.stop()
    await closeHouse(house)
    process.exit(0)
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  process.on('disconnect', end)
  process.send?.({ ready: true })
}

main().catch(fail)
