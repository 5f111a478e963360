// Makes the demo world in a process of its own; run by `npm start`, `npm run dev` and `remit db seed` with the environment of the app.
import { seedWorld } from '@/scripts/world/world'
import { onceAlone } from './support/alone'
import { guideSchema } from './support/guide'
import { fail } from './support/say'

async function main() {
  const guide = await seedWorld(process.env)
  process.send?.({ ready: true, guide: guide === undefined ? undefined : guideSchema.parse(guide) })
  process.disconnect?.()
}

onceAlone(() => process.exit())
main().catch(fail)
