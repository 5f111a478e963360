// `npm run draw`: draws the pictures in `docs/` anew from the tables of moves and the schema.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawnFiles } from './drawings/drawn'
import { fail, say } from './support/say'
import { ROOT } from './support/service'

async function main() {
  for (const { file, is, shouldBe } of await drawnFiles()) {
    if (is === shouldBe) continue
    writeFileSync(join(ROOT, file), shouldBe)
    say(`${file} is drawn anew.`)
  }
}

main().catch(fail)
